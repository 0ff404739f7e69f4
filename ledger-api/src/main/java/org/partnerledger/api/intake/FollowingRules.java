package org.partnerledger.api.intake;

import java.util.List;
import java.util.Set;
import org.partnerledger.api.rules.RulesChanged;

/** Facts follow rules: open lines are decided again, and what waited for a calendar is tried again. */
final class FollowingRules implements RulesChanged {

    private final Redecision redecision;
    private final ChunkIntake intake;
    private final List<AfterFacts> afterwards;

    FollowingRules(Redecision redecision, ChunkIntake intake, List<AfterFacts> afterwards) {
        this.redecision = redecision;
        this.intake = intake;
        this.afterwards = List.copyOf(afterwards);
    }

    @Override
    public void parametersOrPlans() {
        int _ = redecision.bringUpToDate();
        afterwards.forEach(it -> it.happen(0));
    }

    @Override
    public void calendar(String country, int year) {
        // Held facts first: an answer that waited for the calendar came before whatever falls due by it.
        intake.tryAgain(Set.of("calendar:" + country + "/" + year));
        afterwards.forEach(it -> it.happen(0));
    }
}

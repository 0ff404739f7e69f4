package org.partnerledger.api.intake;

import java.util.Set;
import org.partnerledger.api.rules.RulesChanged;

/** Facts follow rules: open lines are decided again, and what waited for a calendar is tried again. */
final class FollowingRules implements RulesChanged {

    private final Redecision redecision;
    private final ChunkIntake intake;

    FollowingRules(Redecision redecision, ChunkIntake intake) {
        this.redecision = redecision;
        this.intake = intake;
    }

    @Override
    public void parametersOrPlans() {
        int _ = redecision.bringUpToDate();
    }

    @Override
    public void calendar(String country, int year) {
        intake.tryAgain(Set.of("calendar:" + country + "/" + year));
    }
}

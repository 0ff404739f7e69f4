package org.partnerledger.api.demonstration;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * What happens to an empty ledger, in order. The same seed and first month always give the same, to the last byte.
 *
 * @param stages in the order in which they are carried out
 * @param months the three months of spend; the first two are closed, the third is open
 */
public record Demonstration(List<Stage> stages, List<YearMonth> months) {

    /** Whose documents are shown first: it has a bit of everything. */
    public static final String PARTNER = DemoPartners.SHOWN;

    private static final int MONTHS = 3;

    public Demonstration {
        stages = List.copyOf(stages);
        months = List.copyOf(months);
    }

    /** One request to the ledger. Repeating it changes nothing. */
    public sealed interface Stage {

        /** A catalogue from {@code month} on. */
        record Catalogue(YearMonth month, JsonNode entries) implements Stage {}

        /** The workdays of a year that is not built in. */
        record Calendar(int year, JsonNode edition) implements Stage {}

        /** A version of a plan, drafted and published. */
        record Plan(JsonNode version) implements Stage {}

        /** @param events CloudEvents, at most as many as a batch may have */
        record Facts(List<JsonNode> events) implements Stage {

            public Facts {
                events = List.copyOf(events);
            }
        }

        record Close(YearMonth month) implements Stage {}
    }

    /** @param first month of spend; it and the next one must be over when the stages are carried out */
    public static Demonstration of(long seed, YearMonth first) {
        List<YearMonth> months = List.of(first, first.plusMonths(1), first.plusMonths(MONTHS - 1L));
        var facts = new DemoFacts();
        var spend = new DemoSpend(facts, seed);
        var cases = new DemoCases(facts, first);
        var programme = new DemoProgramme(facts, first);
        var stages = new ArrayList<Stage>(DemoRules.calendars(first));
        stages.add(new Stage.Catalogue(first, DemoRules.catalogue()));
        DemoRules.plans(first).forEach(plan -> stages.add(new Stage.Plan(plan)));

        DemoPartners.enrol(facts, first);
        stages.add(new Stage.Facts(facts.takeAll()));
        spend.month(months.get(0));
        cases.firstMonth();
        spend.month(months.get(1));
        cases.secondMonth();
        programme.secondMonth();
        stages.add(new Stage.Facts(facts.takeAll()));
        stages.add(new Stage.Close(months.get(0)));
        cases.lateForTheFirstMonth();
        stages.add(new Stage.Facts(facts.takeAll()));
        stages.add(new Stage.Close(months.get(1)));
        spend.month(months.get(2));
        cases.thirdMonth();
        programme.thirdMonth();
        stages.add(new Stage.Facts(facts.takeAll()));
        return new Demonstration(stages, months);
    }
}

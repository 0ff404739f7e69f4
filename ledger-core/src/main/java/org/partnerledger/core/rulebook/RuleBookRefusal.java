package org.partnerledger.core.rulebook;

import java.time.ZoneId;
import java.util.List;
import org.partnerledger.core.kernel.Refusal;

/** Every no of the rule book, in order of precedence. */
public sealed interface RuleBookRefusal extends Refusal {

    /**
     * A list names the same products twice with different classes.
     *
     * @param problems one for each second naming, with a pointer into the list
     */
    record ContradictingEntries(List<Problem> problems) implements RuleBookRefusal {

        public ContradictingEntries {
            problems = List.copyOf(problems);
        }

        @Override
        public Kind kind() {
            return Kind.AGAINST_TERMS;
        }

        @Override
        public String code() {
            return "CONTRADICTING_ENTRIES";
        }

        @Override
        public String message() {
            return "the catalogue names the same products with different classes";
        }
    }

    /** The months that are closed were cut in this zone (contract.md, section 2). */
    record ZoneIsFixed(ZoneId zone, ZoneId asked) implements RuleBookRefusal {

        @Override
        public Kind kind() {
            return Kind.WRONG_STATE;
        }

        @Override
        public String code() {
            return "PERIOD_CLOSED";
        }

        @Override
        public String message() {
            return "a month is closed already, so the zone stays " + zone + " and cannot become " + asked;
        }

        @Override
        public String pointer() {
            return "/zone";
        }
    }
}

package org.partnerledger.core.plan;

import java.util.List;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.core.kernel.PlanId;
import org.partnerledger.core.kernel.Refusal;

/** Every no of a plan, in order of precedence. */
public sealed interface PlanRefusal extends Refusal {

    record UnknownPlanVersion(PlanId planId, int version) implements PlanRefusal {

        @Override
        public Kind kind() {
            return Kind.UNKNOWN;
        }

        @Override
        public String code() {
            return "UNKNOWN_PLAN_VERSION";
        }

        @Override
        public String message() {
            return "plan " + planId + " has no version " + version;
        }
    }

    /** A published version never changes. */
    record AlreadyPublished(PlanId planId, int version) implements PlanRefusal {

        @Override
        public Kind kind() {
            return Kind.WRONG_STATE;
        }

        @Override
        public String code() {
            return "OUT_OF_ORDER";
        }

        @Override
        public String message() {
            return "version " + version + " of plan " + planId + " is published and cannot change: write a new version";
        }
    }

    /** The draft cannot be published as it is. */
    record PlanInvalid(PlanId planId, int version, List<Problem> problems) implements PlanRefusal {

        public PlanInvalid {
            problems = List.copyOf(problems);
        }

        @Override
        public Kind kind() {
            return Kind.AGAINST_TERMS;
        }

        @Override
        public String code() {
            return "PLAN_INVALID";
        }

        @Override
        public String message() {
            String first = problems.isEmpty() ? "" : ": " + problems.getFirst().detail();
            return "version " + version + " of plan " + planId + " cannot be published" + first;
        }

        @Override
        public String pointer() {
            return problems.isEmpty() ? "" : problems.getFirst().pointer();
        }
    }

    /** What is closed was decided without this plan. */
    record ValidInClosedPeriod(PlanId planId, int version, Period validFrom, Period lastClosed) implements PlanRefusal {

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
            return "version " + version + " of plan " + planId + " is valid from " + validFrom
                    + ", but every month up to " + lastClosed + " is closed";
        }

        @Override
        public String pointer() {
            return "/validFrom";
        }
    }
}

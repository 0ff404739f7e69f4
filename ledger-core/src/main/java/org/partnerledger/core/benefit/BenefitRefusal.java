package org.partnerledger.core.benefit;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.partnerledger.core.benefit.ClaimState.Step;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.kernel.PartnerId;
import org.partnerledger.core.kernel.Refusal;

/** Every no of this feature, in order of precedence. */
public sealed interface BenefitRefusal extends Refusal {

    @Override
    default Kind kind() {
        return Kind.WRONG_STATE;
    }

    @Override
    default String code() {
        return "OUT_OF_ORDER";
    }

    /** Nobody claimed it yet. */
    record UnknownClaim(ClaimId claimId) implements BenefitRefusal {
        @Override
        public Kind kind() {
            return Kind.UNKNOWN;
        }

        @Override
        public String code() {
            return "UNKNOWN_REFERENCE";
        }

        @Override
        public String message() {
            return "nobody has made a claim " + claimId.value();
        }

        @Override
        public String pointer() {
            return "/data/claimId";
        }

        @Override
        public String awaits() {
            return claimId.toString();
        }
    }

    /** More approved than claimed, or more paid than approved. */
    record MoreThan(ClaimId claimId, Amount asked, Amount most, ClaimState state) implements BenefitRefusal {
        @Override
        public Kind kind() {
            return Kind.AGAINST_TERMS;
        }

        @Override
        public String code() {
            return "AMOUNT_MISMATCH";
        }

        @Override
        public String message() {
            return "claim " + claimId.value() + " is " + state + " with " + most + ", which " + asked + " exceeds";
        }

        @Override
        public String pointer() {
            return state == ClaimState.APPLIED ? "/data/amount" : "/amount"; // Approved by a fact, paid by a request.
        }
    }

    record NotQualified(PartnerId partnerId, BenefitKind benefit, LocalDate on) implements BenefitRefusal {
        @Override
        public String message() {
            return "partner " + partnerId + " is not qualified for " + benefit + " on " + on
                    + "; a qualification that holds on that day has to come before";
        }

        @Override
        public String pointer() {
            return "/data/on";
        }
    }

    record QuotaExceeded(ClaimId claimId, Amount asked, Amount used, Amount quota) implements BenefitRefusal {
        @Override
        public Kind kind() {
            return Kind.AGAINST_TERMS;
        }

        @Override
        public String code() {
            return "QUOTA_EXCEEDED";
        }

        @Override
        public String message() {
            return "claim " + claimId.value() + " asks for " + asked + "; of the quota of " + quota + ", " + used
                    + " is used up";
        }

        @Override
        public String pointer() {
            return "/data/amount";
        }
    }

    record ClaimedBefore(ClaimId claimId, ClaimState state, BenefitKind benefit) implements BenefitRefusal {
        @Override
        public String message() {
            return "claim " + claimId.value() + " (" + benefit + ") was made already and is " + state + "; possible is "
                    + state.allowed(benefit);
        }
    }

    record StepNotAllowed(ClaimId claimId, Step asked, ClaimState state, BenefitKind benefit)
            implements BenefitRefusal {
        @Override
        public String message() {
            return "claim " + claimId.value() + " (" + benefit + ") is " + state + ", where " + asked
                    + " is not possible; possible is " + state.allowed(benefit);
        }
    }

    /** @param lastDay null where no calendar of the year is needed to see that it is over */
    record TooLate(
            ClaimId claimId,
            Step asked,
            LocalDate on,
            @Nullable LocalDate lastDay) implements BenefitRefusal {
        @Override
        public Kind kind() {
            return Kind.AGAINST_TERMS;
        }

        @Override
        public String code() {
            return "TOO_LATE";
        }

        @Override
        public String message() {
            return "claim " + claimId.value() + ": " + on + " is too late to " + asked
                    + (lastDay == null ? "" : "; the last day was " + lastDay);
        }
    }

    /** Staff incentives are paid by the quarter. */
    record TooEarly(ClaimId claimId, LocalDate on, LocalDate payableFrom) implements BenefitRefusal {
        @Override
        public String message() {
            return "claim " + claimId.value() + " can be paid from " + payableFrom + " on, when its quarter is over";
        }
    }
}

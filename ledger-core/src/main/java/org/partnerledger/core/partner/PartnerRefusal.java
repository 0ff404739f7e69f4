package org.partnerledger.core.partner;

import java.time.Instant;
import org.partnerledger.core.kernel.CurrencyCode;
import org.partnerledger.core.kernel.CustomerId;
import org.partnerledger.core.kernel.PartnerId;
import org.partnerledger.core.kernel.Refusal;

/** Every no of this feature, in order of precedence. */
public sealed interface PartnerRefusal extends Refusal {

    @Override
    default Kind kind() {
        return Kind.WRONG_STATE;
    }

    /**
     * Nobody enrolled it so far.
     *
     * @param pointer of the member that names it
     */
    record UnknownPartner(PartnerId partnerId, String pointer) implements PartnerRefusal {
        @Override
        public Kind kind() {
            return Kind.UNKNOWN;
        }

        @Override
        public String code() {
            return "UNKNOWN_PARTNER";
        }

        @Override
        public String message() {
            return "nobody enrolled partner " + partnerId;
        }

        @Override
        public String awaits() {
            return "partner:" + partnerId;
        }
    }

    /** A tier 2 settles in its tier 1's currency. */
    record CurrencyOfDistributor(PartnerId partnerId, CurrencyCode currency, CurrencyCode distributorCurrency)
            implements PartnerRefusal {
        @Override
        public Kind kind() {
            return Kind.AGAINST_TERMS;
        }

        @Override
        public String code() {
            return "CURRENCY_MISMATCH";
        }

        @Override
        public String message() {
            return "partner " + partnerId + " is tier 2 and has " + currency + ", its tier 1 has "
                    + distributorCurrency;
        }

        @Override
        public String pointer() {
            return "/data/currency";
        }
    }

    record StillMember(PartnerId partnerId, Instant memberFrom) implements PartnerRefusal {
        @Override
        public String code() {
            return "OUT_OF_ORDER";
        }

        @Override
        public String message() {
            return "partner " + partnerId + " is a member already; it would have to have left before " + memberFrom;
        }
    }

    record NotMember(PartnerId partnerId, Instant memberTo) implements PartnerRefusal {
        @Override
        public String code() {
            return "OUT_OF_ORDER";
        }

        @Override
        public String message() {
            return "partner " + partnerId + " has no membership that could end at " + memberTo;
        }
    }

    record OverlappingLink(CustomerId customerId, Link present, Link asked) implements PartnerRefusal {
        @Override
        public String code() {
            return "OVERLAPPING_LINK";
        }

        @Override
        public String message() {
            return "customer " + customerId + " is linked to " + present.partnerId() + " from " + present.from()
                    + (present.to() == null ? "" : " to " + present.to()) + ", the new link begins at "
                    + asked.from();
        }

        @Override
        public String pointer() {
            return "/data/from";
        }
    }

    record NoOpenLink(CustomerId customerId) implements PartnerRefusal {
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
            return "customer " + customerId + " has no open link that could end";
        }

        @Override
        public String awaits() {
            return "link:" + customerId;
        }

        @Override
        public String pointer() {
            return "/data/customerId";
        }
    }

    record EndsBeforeItBegins(CustomerId customerId, Instant from, Instant to) implements PartnerRefusal {
        @Override
        public String code() {
            return "OUT_OF_ORDER";
        }

        @Override
        public String message() {
            return "the link of customer " + customerId + " that begins at " + from + " cannot end at " + to;
        }

        @Override
        public String pointer() {
            return "/data/to";
        }
    }
}

package org.partnerledger.api.period;

import java.time.Instant;
import org.partnerledger.core.kernel.PartnerId;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.core.kernel.Refusal;

/** Every no to somebody who asks for a document (contract.md, section 6). */
sealed interface DocumentRefusal extends Refusal {

    @Override
    default Kind kind() {
        return Kind.UNKNOWN;
    }

    @Override
    default String code() {
        return "NOT_FOUND";
    }

    record UnknownPartner(PartnerId partnerId) implements DocumentRefusal {
        @Override
        public String message() {
            return "there is no partner " + partnerId;
        }
    }

    record NoStatementOfTierTwo(PartnerId partnerId, PartnerId tierOne) implements DocumentRefusal {
        @Override
        public String message() {
            return "partner " + partnerId + " is tier 2: the vendor settles with " + tierOne;
        }
    }

    record NoDocument(PartnerId partnerId, Period period) implements DocumentRefusal {
        @Override
        public String message() {
            return "partner " + partnerId + " has nothing in " + period;
        }
    }

    /** The future is not known. */
    record NotYet(Instant asOf, Instant now) implements DocumentRefusal {
        @Override
        public Kind kind() {
            return Kind.AGAINST_TERMS;
        }

        @Override
        public String code() {
            return "AS_OF_IN_FUTURE";
        }

        @Override
        public String message() {
            return "the ledger knows nothing of " + asOf + " yet: it is " + now;
        }

        @Override
        public String pointer() {
            return "/asOf";
        }
    }
}

package org.partnerledger.api.comparison;

import java.time.Instant;
import org.partnerledger.core.kernel.PartnerId;
import org.partnerledger.core.kernel.PlanId;
import org.partnerledger.core.kernel.Refusal;

/** Every no to somebody who asks what other rules would make of a month. */
sealed interface RunRefusal extends Refusal {

    @Override
    default Kind kind() {
        return Kind.AGAINST_TERMS;
    }

    /** Neither drafted nor published. */
    record NoSuchVersion(PlanId planId, int version, int place) implements RunRefusal {
        @Override
        public String code() {
            return "UNKNOWN_PLAN_VERSION";
        }

        @Override
        public String message() {
            return "plan " + planId + " has no version " + version;
        }

        @Override
        public String pointer() {
            return "/plans/" + place;
        }
    }

    record NoSuchPartner(PartnerId partnerId, int place) implements RunRefusal {
        @Override
        public String code() {
            return "UNKNOWN_PARTNER";
        }

        @Override
        public String message() {
            return "there is no tier-1 partner " + partnerId;
        }

        @Override
        public String pointer() {
            return "/partners/" + place;
        }
    }

    record NotKnownYet(Instant asOf, Instant now) implements RunRefusal {
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
            return "/rulesAsOf";
        }
    }

    /** The months of closed lines were found in the zone, which cannot change any more. */
    record OtherZone(String zone, String inForce) implements RunRefusal {
        @Override
        public String code() {
            return "PERIOD_CLOSED";
        }

        @Override
        public String message() {
            return "the months were cut in " + inForce + ", which " + zone + " cannot change any more";
        }

        @Override
        public String pointer() {
            return "/parameters/zone";
        }
    }
}

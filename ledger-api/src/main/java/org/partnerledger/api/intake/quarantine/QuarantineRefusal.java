package org.partnerledger.api.intake.quarantine;

import org.partnerledger.core.kernel.Refusal;

/** Every no to somebody who decides about a quarantined event. */
sealed interface QuarantineRefusal extends Refusal {

    @Override
    default Kind kind() {
        return Kind.WRONG_STATE;
    }

    record AlreadyDecided(long no, String state) implements QuarantineRefusal {
        @Override
        public String code() {
            return "OUT_OF_ORDER";
        }

        @Override
        public String message() {
            return "quarantined event " + no + " is " + state + " already";
        }
    }

    /**
     * It was tried again and shows a defect still.
     *
     * @param defect the code of the quarantine
     */
    record StillDefective(long no, String defect, String detail, String at) implements QuarantineRefusal {
        @Override
        public String code() {
            return defect;
        }

        @Override
        public String message() {
            return detail;
        }

        @Override
        public String pointer() {
            return at;
        }
    }
}

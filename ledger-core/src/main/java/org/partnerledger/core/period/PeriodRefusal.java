package org.partnerledger.core.period;

import java.util.List;
import org.partnerledger.core.kernel.PartnerId;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.core.kernel.Refusal;
import org.partnerledger.core.statement.DocumentCheck;

/** Every no of this feature, in order of precedence. */
public sealed interface PeriodRefusal extends Refusal {

    @Override
    default Kind kind() {
        return Kind.WRONG_STATE;
    }

    /** The cutoff of the month has not passed by the ledger's clock (contract.md, section 3). */
    record PeriodNotOver(Period period, String cutoff) implements PeriodRefusal {
        @Override
        public String code() {
            return "PERIOD_NOT_OVER";
        }

        @Override
        public String message() {
            return period + " still takes charges until " + cutoff + " and can be closed from then on";
        }
    }

    record EarlierPeriodOpen(PartnerId partnerId, Period open, Period asked) implements PeriodRefusal {
        @Override
        public String code() {
            return "EARLIER_PERIOD_OPEN";
        }

        @Override
        public String message() {
            return "partner " + partnerId + " has facts in " + open + ", which is open: close it before " + asked;
        }
    }

    /**
     * What is known of the month cannot be shown to be everything.
     *
     * @param differing the first lines that the two sides do not agree about; none where nobody can be named
     */
    record Incomplete(Period period, CompletenessProof proof, List<String> differing) implements PeriodRefusal {
        @Override
        public String code() {
            return "INCOMPLETE";
        }

        @Override
        public String message() {
            return "the store has " + proof.events() + " events with " + proof.factLines() + " lines of together "
                    + proof.factAmount() + ", the read model has counted " + proof.counted() + " of them and has "
                    + proof.rowLines() + " lines of together " + proof.rowAmount()
                    + (differing.isEmpty() ? "" : "; they differ in " + String.join(", ", differing))
                    + ": rebuild the read models before " + period + " is closed";
        }
    }

    /** Documents that do not add up are never published. */
    record DoesNotAddUp(PartnerId partnerId, Period period, List<DocumentCheck.Break> breaks) implements PeriodRefusal {
        @Override
        public String code() {
            return "DOES_NOT_ADD_UP";
        }

        @Override
        public String message() {
            DocumentCheck.Break first = breaks.getFirst();
            return "partner " + partnerId + ", " + period + ": " + first.row() + " says " + first.stated()
                    + ", its parts make " + first.expected();
        }
    }
}

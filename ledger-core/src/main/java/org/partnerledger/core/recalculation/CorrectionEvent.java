package org.partnerledger.core.recalculation;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.partnerledger.core.comparison.BridgeRow;
import org.partnerledger.core.comparison.MonthBooks;
import org.partnerledger.core.kernel.CurrencyCode;
import org.partnerledger.core.kernel.PartnerId;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.core.performance.Exclusion;
import org.partnerledger.core.stored.StoredName;

/** What an approved recalculation does to one partner. Documents of closed months stay as they are. */
public sealed interface CorrectionEvent {

    String recalculationId();

    PartnerId partnerId();

    /**
     * What lines had and have now, behind a row of a month; several of these for a row with many lines.
     *
     * @param period the month corrected
     * @param row counted from 1
     * @param standsOn the statement with the adjustment rows
     * @param before in minor units, parallel to {@code lineNos}, which ascend
     */
    @SuppressWarnings("ArrayRecordComponent") // Millions of longs; the record is compared nowhere but in tests.
    @StoredName("lines-corrected")
    record LinesCorrected(
            String recalculationId,
            PartnerId partnerId,
            Period period,
            int row,
            BridgeRow.Key key,
            Period standsOn,
            long[] lineNos,
            long[] before,
            long[] after)
            implements CorrectionEvent {}

    /**
     * By facts that came after the close, something else speaks against lines than what they were closed with. Refunds
     * that are decided from here on follow; bills stay.
     *
     * @param excluded null = nothing does, they bring performance
     * @param lineNos ascending
     */
    @SuppressWarnings("ArrayRecordComponent") // As above.
    @StoredName("reason-corrected")
    record ReasonCorrected(
            String recalculationId,
            PartnerId partnerId,
            @Nullable Exclusion excluded,
            long[] lineNos) implements CorrectionEvent {}

    /**
     * The partner's months are corrected: each row stands on the first open statement as its reversal and what is new.
     *
     * @param correctionNo of the partner, counted from 1
     */
    @StoredName("partner-corrected")
    record PartnerCorrected(
            String recalculationId,
            PartnerId partnerId,
            CurrencyCode currency,
            int correctionNo,
            Period standsOn,
            List<MonthCorrected> months)
            implements CorrectionEvent {

        public PartnerCorrected {
            months = List.copyOf(months);
        }
    }

    /**
     * A closed month that is corrected.
     *
     * @param rows what differs
     * @param books what stands in the books from here on
     */
    record MonthCorrected(Period period, List<BridgeRow> rows, MonthBooks books) {

        public MonthCorrected {
            rows = List.copyOf(rows);
        }
    }
}

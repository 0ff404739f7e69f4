package org.partnerledger.core.recalculation;

import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.partnerledger.core.comparison.BridgeRow;
import org.partnerledger.core.comparison.LineChanges;
import org.partnerledger.core.comparison.RuleSet;
import org.partnerledger.core.kernel.CurrencyCode;
import org.partnerledger.core.kernel.PartnerId;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.core.performance.Exclusion;
import org.partnerledger.core.recalculation.CorrectionEvent.MonthCorrected;

/** What a recalculation can be asked, and what follows from it for a partner. */
public sealed interface RecalculationCommand {

    /** @param by who asks; "" where the ledger does not know */
    record AskRecalculation(
            @TargetAggregateIdentifier RecalculationId id,
            String by,
            String reason,
            RuleSet rules,
            @Nullable List<PartnerId> partners)
            implements RecalculationCommand {}

    /** @param by somebody else than who asked */
    record ApproveRecalculation(@TargetAggregateIdentifier RecalculationId id, String by)
            implements RecalculationCommand {}

    record RejectRecalculation(@TargetAggregateIdentifier RecalculationId id, String by, String reason)
            implements RecalculationCommand {}

    /**
     * Corrects one partner's months, once.
     *
     * @param correctionNo of the partner, counted from 1
     * @param standsOn the first open statement
     * @param lines of every row that has some
     * @param reasons of lines against which something else speaks than in the books so far
     */
    record CorrectPartner(
            @TargetAggregateIdentifier CorrectionId id,
            CurrencyCode currency,
            int correctionNo,
            Period standsOn,
            List<MonthCorrected> months,
            List<CorrectedLines> lines,
            List<CorrectedReason> reasons)
            implements RecalculationCommand {}

    /**
     * Lines against which the same speaks now.
     *
     * @param excluded null = nothing does
     * @param lineNos ascending
     */
    @SuppressWarnings("ArrayRecordComponent") // Many longs; compared nowhere.
    record CorrectedReason(@Nullable Exclusion excluded, long[] lineNos) {}

    /**
     * Lines behind a row of a month.
     *
     * @param row counted from 1
     */
    record CorrectedLines(Period period, int row, BridgeRow.Key key, LineChanges.Part part) {}
}

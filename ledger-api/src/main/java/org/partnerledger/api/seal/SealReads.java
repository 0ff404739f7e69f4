package org.partnerledger.api.seal;

import org.axonframework.eventsourcing.eventstore.EventStore;
import org.partnerledger.projections.line.Combinations;
import org.partnerledger.projections.line.LineStream;
import org.partnerledger.projections.period.PeriodViews;
import org.partnerledger.projections.recalculation.CorrectionViews;
import org.partnerledger.projections.rules.RulesViews;
import org.partnerledger.projections.seal.LinkEvidence;
import org.partnerledger.projections.seal.SealViews;
import org.partnerledger.projections.seal.StandingEvidence;
import org.partnerledger.projections.trade.TradeEvidence;

/**
 * What a sealed month is written from.
 *
 * @param events where the documents are read from: as they were published, whatever views show by now
 */
record SealReads(
        EventStore events,
        PeriodViews periods,
        LineStream lines,
        Combinations combinations,
        RulesViews rules,
        TradeEvidence trades,
        StandingEvidence standings,
        LinkEvidence links,
        CorrectionViews corrections,
        ProgrammeRecords programme,
        SealViews seals) {}

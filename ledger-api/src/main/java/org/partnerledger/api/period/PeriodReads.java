package org.partnerledger.api.period;

import org.partnerledger.projections.bill.BillViews;
import org.partnerledger.projections.line.Combinations;
import org.partnerledger.projections.line.LineGroups;
import org.partnerledger.projections.line.LineViews;
import org.partnerledger.projections.partner.DirectoryViews;
import org.partnerledger.projections.period.PeriodViews;
import org.partnerledger.projections.period.PublishedDocuments;
import org.partnerledger.projections.recalculation.CorrectionViews;
import org.partnerledger.projections.rules.RulesViews;
import org.partnerledger.projections.settlement.StatementStates;
import org.partnerledger.projections.traces.TraceViews;
import org.partnerledger.projections.trade.UnpaidViews;

/** What a month's documents are made from. */
public record PeriodReads(
        DirectoryViews directory,
        RulesViews rules,
        LineViews lines,
        LineGroups groups,
        Combinations combinations,
        BillViews bills,
        UnpaidViews unpaid,
        PeriodViews periods,
        PublishedDocuments published,
        StatementStates states,
        CorrectionViews corrections,
        TraceViews traces) {}

package org.partnerledger.api.intake.state;

import org.partnerledger.projections.line.Combinations;
import org.partnerledger.projections.line.LineViews;
import org.partnerledger.projections.partner.DirectoryViews;
import org.partnerledger.projections.period.PeriodViews;
import org.partnerledger.projections.recalculation.CorrectedReasons;
import org.partnerledger.projections.rules.RulesViews;

/** What intake reads of the ledger. */
public record IntakeViews(
        LineViews lines,
        Combinations combinations,
        DirectoryViews directory,
        PeriodViews periods,
        RulesViews rules,
        CorrectedReasons reasons) {}

package org.partnerledger.core.calculation;

import java.util.List;
import org.partnerledger.core.statement.Statement.AdjustmentEntry;
import org.partnerledger.core.statement.Statement.BenefitEntry;
import org.partnerledger.core.statement.Statement.SubsidyEntry;

/** What the next statement of the {@link LittleLedger} has besides lines. */
final class BesidesLines {

    List<SubsidyEntry> subsidies = List.of();
    List<BenefitEntry> benefits = List.of();
    List<AdjustmentEntry> adjustments = List.of();
    boolean overdue;
    boolean balanceLapses;
}

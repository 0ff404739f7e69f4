package org.partnerledger.projections.kept;

import java.util.Comparator;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.kernel.Ids;
import org.partnerledger.core.performance.GroupKey;

/** A line of which something counts: what sharing an incentive out asks for. */
record KeptLine(String lineId, String source, long lineNo, GroupKey group, Amount counting, boolean hasBase) {

    /** By lineId, ties by source (domain.md, section 5). */
    static final Comparator<KeptLine> ORDER = Comparator.comparing(KeptLine::lineId, Ids.BY_CODE_POINT)
            .thenComparing(KeptLine::source, Ids.BY_CODE_POINT);
}

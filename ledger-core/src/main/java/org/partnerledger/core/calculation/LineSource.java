package org.partnerledger.core.calculation;

import java.util.List;
import java.util.Set;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.performance.GroupKey;

/** Where a calculation gets single lines from, for the few questions that sums cannot answer. */
public interface LineSource {

    /**
     * Goes through the lines of some groups whose performance is not 0, ordered by lineId (by code point), then source.
     */
    void visit(Set<GroupKey> groups, Visitor visitor);

    /** The refunds of some groups, in the same order. */
    List<RefundLine> refunds(Set<GroupKey> groups);

    /** Takes one line after the other. */
    @FunctionalInterface
    interface Visitor {

        void line(GroupKey group, long lineNo, Amount performance);
    }

    /**
     * A refund whose base was recognised in a closed month.
     *
     * @param performance its own payment means that count; 0 or less
     */
    record RefundLine(GroupKey group, long lineNo, String lineId, String baseLineId, Amount performance) {}
}

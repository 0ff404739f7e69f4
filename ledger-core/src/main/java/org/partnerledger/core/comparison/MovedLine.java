package org.partnerledger.core.comparison;

import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.performance.GroupKey;

/**
 * A line that facts known today put into another group.
 *
 * @param from the one it was closed in, or the one it stands in by the books, as the case may be
 * @param counting its payment means that count
 */
public record MovedLine(long lineNo, GroupKey from, GroupKey to, Amount counting) {}

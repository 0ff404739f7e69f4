package org.partnerledger.core.comparison;

import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.performance.GroupKey;

/**
 * A line that facts known today put into another group than the one it was closed in.
 *
 * @param counting its payment means that count
 */
public record MovedLine(long lineNo, GroupKey from, GroupKey to, Amount counting) {}

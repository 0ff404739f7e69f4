package org.partnerledger.api.statementfile;

import org.jspecify.annotations.Nullable;
import org.partnerledger.core.explanation.Explanation;
import org.partnerledger.core.statement.Bill;
import org.partnerledger.core.statement.Statement;
import org.partnerledger.projections.seal.SealViews.SealedPeriod;

/**
 * The three documents of a month. They name ids alone: a name has to be erasable, and a file is not.
 *
 * @param seal of a closed month; null while it is open
 */
record StatementPapers(
        Bill bill,
        Statement statement,
        Explanation explanation,
        @Nullable SealedPeriod seal) {}

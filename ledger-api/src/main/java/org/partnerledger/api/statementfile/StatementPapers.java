package org.partnerledger.api.statementfile;

import org.jspecify.annotations.Nullable;
import org.partnerledger.core.explanation.Explanation;
import org.partnerledger.core.statement.Bill;
import org.partnerledger.core.statement.Statement;

/**
 * The three documents of a month, taken at one instant.
 *
 * @param partnerName null once it was erased
 */
record StatementPapers(@Nullable String partnerName, Bill bill, Statement statement, Explanation explanation) {}

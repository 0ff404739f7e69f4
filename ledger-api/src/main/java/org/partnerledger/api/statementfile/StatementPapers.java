package org.partnerledger.api.statementfile;

import org.partnerledger.core.explanation.Explanation;
import org.partnerledger.core.statement.Bill;
import org.partnerledger.core.statement.Statement;

/** The three documents of a month. They name ids alone: a name has to be erasable, and a file is not. */
record StatementPapers(Bill bill, Statement statement, Explanation explanation) {}

/** The command line: clients of a running ledger that need no Spring. Without a command the ledger itself is served. */
@NullMarked
package org.partnerledger.api.cli;

import org.jspecify.annotations.NullMarked;

/** The ledger that is measured: a process of its own, and what it uses of the machine. */
@NullMarked
package org.partnerledger.api.bench.measured;

import org.jspecify.annotations.NullMarked;

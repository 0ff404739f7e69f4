/** Speaks to a running ledger over HTTP, for the command line and for whoever plays scenarios: no Spring in it. */
@NullMarked
package org.partnerledger.api.client;

import org.jspecify.annotations.NullMarked;

/** The running ledger: intake, HTTP, web page and command line around the rules and the views. */
@NullMarked
package org.partnerledger.api;

import org.jspecify.annotations.NullMarked;

/** What is asked about published statements: confirmation, disputes, and what follows from the passing of time. */
@NullMarked
package org.partnerledger.api.settlement;

import org.jspecify.annotations.NullMarked;

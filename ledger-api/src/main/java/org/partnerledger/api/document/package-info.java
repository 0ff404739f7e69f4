/** A partner's documents over HTTP: bill, statement, explanation, revisions. */
@CheckReturnValue
@NullMarked
package org.partnerledger.api.document;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;

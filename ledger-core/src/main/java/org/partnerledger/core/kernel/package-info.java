/** What every feature counts and names with: exact and rounded amounts, months, ids, and the shape of a refusal. */
@CheckReturnValue
@NullMarked
package org.partnerledger.core.kernel;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;

/**
 * Lines as the ledger knew them at some instant, which several questions ask.
 *
 * <p>Reading order: {@link Known}, {@link LineTable}.
 */
@CheckReturnValue
@NullMarked
package org.partnerledger.projections.known;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;

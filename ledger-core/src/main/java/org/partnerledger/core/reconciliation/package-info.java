/**
 * What somebody else believes of a partner's month, held against the ledger: agrees, differs and why, or cannot be
 * compared.
 *
 * <p>Reading order: {@link Measure}, {@link OurLine}, {@link Theirs}, {@link Ours}, {@link Whereabouts},
 * {@link DifferenceCalculator}, {@link Verdict}, {@link Bridge}.
 */
@CheckReturnValue
@NullMarked
package org.partnerledger.core.reconciliation;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;

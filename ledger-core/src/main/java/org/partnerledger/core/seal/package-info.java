/**
 * Closed months, sealed: a tree of hashes over everything a month's documents depend on, whose root is chained to the
 * partner's month before; the partners' roots under one signed seal a close, chained to the close before. Pure.
 *
 * <p>Reading order: {@link Hash}, {@link MerkleTree}, {@link InclusionProof}, {@link SealedFile}, {@link PeriodSeal},
 * {@link CloseSeal}, {@link SealBasis}, {@link SealEvent}. The format in full is docs/seals.md.
 */
@CheckReturnValue
@NullMarked
package org.partnerledger.core.seal;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;

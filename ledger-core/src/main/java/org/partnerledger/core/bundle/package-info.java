/**
 * What a sealed month is written as: files of records, with everything its documents depend on. The seal is over these
 * files.
 *
 * <p>Reading order: {@link BundleFile}, {@link Entry}, {@link MonthFacts}, {@link CorrectedRules}, {@link SealedLink},
 * {@link SealedLine}, {@link SealedTrade}, {@link SealedProject}, {@link SealedClaim}, {@link SealedCorrection},
 * {@link SealedCorrectedRow}, {@link BundleManifest}.
 */
@CheckReturnValue
@NullMarked
package org.partnerledger.core.bundle;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;

/**
 * A sealed month as one file that can be checked by itself: written for the partner, verified without a ledger.
 *
 * <p>Reading order: {@code BundleZip}, {@code Bundles}, {@code BundleController}, {@link BundleReader},
 * {@link Verified}.
 */
@NullMarked
package org.partnerledger.api.bundle;

import org.jspecify.annotations.NullMarked;

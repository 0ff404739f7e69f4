/**
 * What was sealed, and by which key?
 *
 * <p>Reading order: {@link SealViews}, {@link SealReadModel}.
 */
@NullMarked
package org.partnerledger.projections.seal;

import org.jspecify.annotations.NullMarked;

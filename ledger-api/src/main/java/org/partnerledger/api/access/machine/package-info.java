/**
 * How programs show who they are: keys of the ledger's own, or tokens of an OAuth2 issuer; and how often they may ask.
 *
 * <p>Reading order: {@link ApiKeys}, {@link KeyFilter}, {@code RequestLimit}, {@link TokenIdentity}.
 */
@NullMarked
package org.partnerledger.api.access.machine;

import org.jspecify.annotations.NullMarked;

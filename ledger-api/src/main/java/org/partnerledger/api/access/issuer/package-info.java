/**
 * The ledger as an issuer of tokens, to programs and to sign in elsewhere by; only where the profile {@code issuer} is
 * on, while its clients can always be kept. Reading order: {@link Client}, {@link ClientController},
 * {@code IssuerConfiguration}, {@code TokenClaims}.
 */
@NullMarked
package org.partnerledger.api.access.issuer;

import org.jspecify.annotations.NullMarked;

/**
 * The whole store held against its seals: events, read models and documents.
 *
 * <p>Reading order: {@code VerificationController}, {@code VerificationJob}, {@code StoreVerification},
 * {@code SealChecks}, {@code Replay}.
 */
@NullMarked
package org.partnerledger.api.verification;

import org.jspecify.annotations.NullMarked;

/**
 * Programme benefits: staff incentives, funds, coupons. One claim model for all kinds, with parameters by kind
 * (domain.md, section 8).
 *
 * <p>Reading order: {@link BenefitKind}, {@link BenefitEvent}, {@link BenefitCommand}, {@link ClaimState},
 * {@code BenefitClaim}, {@code BenefitAccount}, {@link BenefitRefusal}.
 */
@CheckReturnValue
@NullMarked
package org.partnerledger.core.benefit;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;

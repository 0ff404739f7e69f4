/**
 * Projects, opportunities and benefits: their facts, what follows from them by itself, and what they put on statements.
 *
 * <p>Reading order: {@code OpportunityFacts}, {@code ProjectFacts}, {@code BenefitFacts}, {@link FactRefusal},
 * {@link LedgerProgramme}, {@code WhenOrdersChangeThenClawBack}, {@code DueSteps}.
 */
@NullMarked
package org.partnerledger.api.programme;

import org.jspecify.annotations.NullMarked;

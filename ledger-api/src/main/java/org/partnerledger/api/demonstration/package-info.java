/**
 * A ledger to look at: partners, customers, rules and three months of spend, grown from a seed, in which every reason,
 * cause and state of the documents occurs. Loaded over the ledger's own API in the profile {@code demo}.
 *
 * <p>Reading order: {@link Demonstration}, {@link DemoPartners}, {@link DemoRules}, {@link DemoSpend},
 * {@link DemoCases}, {@link DemonstrationJob}, {@link DemonstrationStart}.
 */
@NullMarked
package org.partnerledger.api.demonstration;

import org.jspecify.annotations.NullMarked;

/**
 * Plays scenarios against a running ledger in the simulation profile: what happens to an empty ledger, step by step,
 * and which documents it must then show.
 *
 * <p>Reading order: {@link Scenario}, {@link ScenarioPlayer}, {@link DocumentComparison}, {@link FocusProof}.
 */
@NullMarked
package org.partnerledger.api.scenario;

import org.jspecify.annotations.NullMarked;

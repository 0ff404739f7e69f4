/**
 * How the ledger says no over HTTP: RFC 9457 problem details with a stable code, a sentence for a person and a JSON
 * pointer for every fault, whatever it was that failed.
 *
 * <p>Reading order: {@link Problems}, {@link InvalidRequest}, {@link ProblemAdvice}, {@link ProblemErrorController},
 * {@link ProblemValve}.
 */
@NullMarked
package org.partnerledger.api.problem;

import org.jspecify.annotations.NullMarked;

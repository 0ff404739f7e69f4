/**
 * The rules that are data: parameters, the catalogue of product classes and the calendars, each put as a whole and
 * every version kept.
 *
 * <p>Reading order: {@link Parameters}, {@link Catalogue}, {@link RulesSnapshot}, {@link RuleBookEvent},
 * {@link RuleBookCommand}, {@code RuleBook}, {@link RuleBookRefusal}.
 */
@CheckReturnValue
@NullMarked
package org.partnerledger.core.rulebook;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;

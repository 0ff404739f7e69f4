/**
 * What a line is in the eyes of a rule: everything a plan or a catalogue can ask about it, and the conditions that ask.
 *
 * <p>Reading order: {@link Combination}, {@link Condition}.
 */
@CheckReturnValue
@NullMarked
package org.partnerledger.core.combination;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;

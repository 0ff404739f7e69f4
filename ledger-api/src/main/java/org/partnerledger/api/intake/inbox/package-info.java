/**
 * What has been received before: the keys of facts, the events in quarantine, and the names of people, which no event
 * holds.
 *
 * <p>Reading order: {@link FactKey}, {@link Inbox}, {@link Names}.
 */
@NullMarked
package org.partnerledger.api.intake.inbox;

import org.jspecify.annotations.NullMarked;

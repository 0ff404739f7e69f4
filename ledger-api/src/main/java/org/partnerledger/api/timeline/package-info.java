/** A partner's timeline, and how it is known who or what caused an event. */
@NullMarked
package org.partnerledger.api.timeline;

import org.jspecify.annotations.NullMarked;

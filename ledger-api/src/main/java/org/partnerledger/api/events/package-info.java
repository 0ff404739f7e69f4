/** {@code POST /api/v1/events}: facts as CloudEvents, one, a batch, or a stream without end. */
@NullMarked
package org.partnerledger.api.events;

import org.jspecify.annotations.NullMarked;

/** Files of lines, events and FOCUS data, written as jobs and fetched when they are ready. */
@NullMarked
package org.partnerledger.api.export;

import org.jspecify.annotations.NullMarked;

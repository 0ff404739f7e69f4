/** What only a simulation can ask: to set the clock. */
@NullMarked
package org.partnerledger.api.simulation;

import org.jspecify.annotations.NullMarked;

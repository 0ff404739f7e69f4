/** Where published statements stand. */
@NullMarked
package org.partnerledger.projections.settlement;

import org.jspecify.annotations.NullMarked;

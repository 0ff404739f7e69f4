/**
 * What every read model is: a fold of recorded events into rows, the same when it happens live and when it is rebuilt.
 */
@NullMarked
package org.partnerledger.projections.readmodel;

import org.jspecify.annotations.NullMarked;

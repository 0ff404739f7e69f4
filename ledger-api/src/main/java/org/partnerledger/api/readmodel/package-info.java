/** Feeds every read model: in the transaction that appends events, and all over again in a rebuild. */
@NullMarked
package org.partnerledger.api.readmodel;

import org.jspecify.annotations.NullMarked;

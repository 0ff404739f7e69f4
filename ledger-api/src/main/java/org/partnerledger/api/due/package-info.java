/** What falls due by when, as lists are asked for it. */
@NullMarked
package org.partnerledger.api.due;

import org.jspecify.annotations.NullMarked;

/** Opportunities, listed and one by one. */
@NullMarked
package org.partnerledger.api.opportunity;

import org.jspecify.annotations.NullMarked;

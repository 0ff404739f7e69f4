/** What somebody means who has nothing but an id. */
@NullMarked
package org.partnerledger.projections.search;

import org.jspecify.annotations.NullMarked;

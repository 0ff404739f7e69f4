/** What the events add up to, one package per question; each owns its tables and can be rebuilt from the events. */
@NullMarked
package org.partnerledger.projections;

import org.jspecify.annotations.NullMarked;

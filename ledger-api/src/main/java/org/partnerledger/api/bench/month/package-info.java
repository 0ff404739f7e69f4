/** The month that is measured: rules, partners and spend, drawn from a seed, as events and as rows for COPY. */
@NullMarked
package org.partnerledger.api.bench.month;

import org.jspecify.annotations.NullMarked;

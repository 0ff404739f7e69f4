/** What-ifs over HTTP: what other rules would make of months, without anything following from it. */
@NullMarked
package org.partnerledger.api.whatif;

import org.jspecify.annotations.NullMarked;

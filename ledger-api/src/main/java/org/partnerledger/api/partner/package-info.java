/** Facts about partners and their customers: how they are read and what they ask of the ledger. */
@NullMarked
package org.partnerledger.api.partner;

import org.jspecify.annotations.NullMarked;

/** The rules of the ledger, one package per feature: no Spring, no SQL, no clock, no random. */
@NullMarked
package org.partnerledger.core;

import org.jspecify.annotations.NullMarked;

package org.partnerledger.api.recalculation;

/** Who asks and who approves. */
@FunctionalInterface
interface Persons {

    /** The name of whoever is asking now; "" where the ledger knows nobody. */
    String present();
}

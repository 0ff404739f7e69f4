package org.partnerledger.api.demonstration;

/** The database holds somebody's ledger: the demonstration stays out of it. */
final class ForeignLedger extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ForeignLedger() {
        super("This database holds a ledger that is not the demonstration: serve it without the profile "
                + "demo, or give the"
                + " demonstration a home of its own with LEDGER_HOME.");
    }
}

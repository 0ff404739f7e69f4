package org.partnerledger.api.bench.measured;

/** Time and processor time that a phase takes. */
public final class Stopwatch {

    private final MeasuredLedger ledger;
    private final long begun = System.nanoTime();
    private final double applicationMicros;
    private final double databaseMicros;

    public Stopwatch(MeasuredLedger ledger) {
        this.ledger = ledger;
        applicationMicros = MeasuredProcess.cpuMicros(ledger.pid(), false);
        databaseMicros = MeasuredProcess.cpuMicros(ledger.databasePid(), true);
    }

    public double seconds() {
        return (System.nanoTime() - begun) / 1e9;
    }

    public double applicationMicros() {
        return MeasuredProcess.cpuMicros(ledger.pid(), false) - applicationMicros;
    }

    public double databaseMicros() {
        return MeasuredProcess.cpuMicros(ledger.databasePid(), true) - databaseMicros;
    }

    public static double millisSince(long nanoTime) {
        return (System.nanoTime() - nanoTime) / 1e6;
    }
}

package org.partnerledger.api.bench;

import java.io.PrintWriter;

/** Says on the terminal what is going on. */
final class Progress {

    private final PrintWriter out;
    private final long begun = System.nanoTime();

    Progress(PrintWriter out) {
        this.out = out;
    }

    void say(String format, Object... arguments) {
        out.printf("%6.1f s  ", (System.nanoTime() - begun) / 1e9);
        out.printf(format + "%n", arguments);
        out.flush();
    }
}

package org.partnerledger.api;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;
import java.util.Optional;

/** Keeps the ledger off the JVMs that can corrupt data: JDK 25 before 25.0.3, and compact object headers. */
final class SafeJvm {

    private static final Runtime.Version OLDEST = Runtime.Version.parse("25.0.3");

    private SafeJvm() {}

    /** Ends the process with one sentence before anything is read or written. */
    static void require() {
        objection(Runtime.version(), usesCompactObjectHeaders()).ifPresent(sentence -> {
            System.err.println(sentence);
            System.exit(1);
        });
    }

    /** What speaks against running here, or nothing. */
    static Optional<String> objection(Runtime.Version version, boolean compactObjectHeaders) {
        if (version.compareToIgnoreOptional(OLDEST) < 0) {
            return Optional.of(
                    "Java " + version + " can corrupt the ledger's data: start it with " + OLDEST + " or newer.");
        }
        if (compactObjectHeaders) {
            return Optional.of("-XX:+UseCompactObjectHeaders can corrupt the ledger's data: start it without.");
        }
        return Optional.empty();
    }

    private static boolean usesCompactObjectHeaders() {
        var machine = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
        return Boolean.parseBoolean(
                machine.getVMOption("UseCompactObjectHeaders").getValue());
    }
}

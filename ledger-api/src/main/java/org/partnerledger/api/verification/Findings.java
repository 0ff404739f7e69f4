package org.partnerledger.api.verification;

import java.util.ArrayList;
import java.util.List;
import org.partnerledger.core.verification.Finding;
import org.partnerledger.core.verification.Finding.Code;

/** What does not hold, as far as it is kept: the first thousand. */
final class Findings {

    private static final int MOST = 1_000;

    private final List<Finding> all = new ArrayList<>();

    void add(Code code, String pointer, String detail) {
        if (all.size() < MOST) {
            all.add(new Finding(code, pointer, detail));
        }
    }

    void addAll(List<Finding> some) {
        some.forEach(it -> add(it.code(), it.pointer(), it.detail()));
    }

    /** Those of one month, behind all that was found before. */
    void addAll(Findings more) {
        addAll(more.all);
    }

    StoreVerification.Report report(long closes, long months, long events) {
        return new StoreVerification.Report(all.isEmpty(), closes, months, events, List.copyOf(all));
    }
}

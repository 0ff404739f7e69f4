package org.partnerledger.api.bundle;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.partnerledger.core.bundle.BundleManifest;
import org.partnerledger.core.verification.Finding;
import org.partnerledger.core.verification.MonthSuccession.Month;

/**
 * What came out of looking at a bundle.
 *
 * @param manifest what it says it is; null where that cannot be read
 * @param month to be held against the months before it; null where it cannot be read
 * @param lines on the bill of the month
 * @param bytes of the bundle
 */
public record Verified(
        @Nullable BundleManifest manifest, @Nullable Month month, long lines, long bytes, List<Finding> findings) {

    public Verified {
        findings = List.copyOf(findings);
    }

    public boolean holds() {
        return findings.isEmpty();
    }
}

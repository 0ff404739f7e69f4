package org.partnerledger.api.events;

import java.util.List;
import org.partnerledger.api.intake.IntakeReport;

/** What became of a body, as the contract shows it (contract.md, section 1). */
public record ReportJson(
        long received, long accepted, long duplicates, long quarantined, List<IntakeReport.Problem> problems) {

    public static ReportJson of(IntakeReport report) {
        return new ReportJson(
                report.received(), report.accepted(), report.duplicates(), report.quarantined(), report.problems());
    }
}

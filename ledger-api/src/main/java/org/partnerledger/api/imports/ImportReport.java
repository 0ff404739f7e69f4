package org.partnerledger.api.imports;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.partnerledger.api.intake.IntakeReport;
import org.partnerledger.api.intake.IntakeReport.Problem;

/**
 * What became of a file so far, over all runs of its job.
 *
 * @param problems the first {@value IntakeReport#MAX_PROBLEMS}
 * @param notes on rows that were taken all the same, how many by code
 */
record ImportReport(
        long received,
        long accepted,
        long duplicates,
        long quarantined,
        List<Problem> problems,
        Map<String, Long> notes) {

    static final ImportReport NONE = new ImportReport(0, 0, 0, 0, List.of(), Map.of());

    /** Adds what the run that is going on now did: it counts from 0, and its notes from the beginning of the file. */
    ImportReport plus(IntakeReport run, Map<String, Long> notes) {
        var all = new ArrayList<>(problems);
        for (Problem problem : run.problems()) {
            if (all.size() < IntakeReport.MAX_PROBLEMS) {
                all.add(new Problem(
                        problem.index() + received,
                        problem.source(),
                        problem.id(),
                        problem.code(),
                        problem.detail(),
                        problem.pointer()));
            }
        }
        return new ImportReport(
                received + run.received(),
                accepted + run.accepted(),
                duplicates + run.duplicates(),
                quarantined + run.quarantined(),
                all,
                new HashMap<>(notes));
    }
}

package org.partnerledger.api.intake;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of a body or file so far. Not thread-safe; one per body. */
public final class IntakeReport {

    /** Most problems that are listed; the rest is in the quarantine (contract.md, section 1). */
    public static final int MAX_PROBLEMS = 1_000;

    private long received;
    private long accepted;
    private long duplicates;
    private long quarantined;
    private final List<Problem> problems = new ArrayList<>();

    /**
     * One event that was not taken.
     *
     * @param index place in the body, from 0
     * @param source null where the envelope does not say
     * @param id null where the envelope does not say
     * @param pointer JSON pointer to the member at fault, "" for the whole event
     */
    public record Problem(
            long index, @Nullable String source, @Nullable String id, String code, String detail, String pointer) {}

    public long received() {
        return received;
    }

    public long accepted() {
        return accepted;
    }

    public long duplicates() {
        return duplicates;
    }

    public long quarantined() {
        return quarantined;
    }

    public List<Problem> problems() {
        return List.copyOf(problems);
    }

    /** Adds what became of one chunk. */
    public void add(long accepted, long duplicates, List<Problem> quarantined) {
        this.received += accepted + duplicates + quarantined.size();
        this.accepted += accepted;
        this.duplicates += duplicates;
        this.quarantined += quarantined.size();
        for (Problem problem : quarantined) {
            if (problems.size() < MAX_PROBLEMS) {
                problems.add(problem);
            }
        }
    }
}

package org.partnerledger.projections.rules;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.partnerledger.core.rulebook.RuleBookEvent;
import org.partnerledger.core.rulebook.RulesSnapshot;

/**
 * The rules after every put, in order. Immutable; versions share what did not change between them.
 *
 * @param puts the first stands for the defaults, which hold since ever
 */
public record RulesHistory(List<Put> puts) {

    static final RulesHistory DEFAULTS = new RulesHistory(List.of(new Put(0, Instant.MIN, RulesSnapshot.DEFAULT)));

    /**
     * The rules from one put on.
     *
     * @param stamp names the put for ever, unlike its number, which a rolled-back put gives free again
     */
    public record Put(long stamp, Instant recordedAt, RulesSnapshot rules) {}

    /** A put as it is read from its row. */
    record Row(long stamp, Instant recordedAt, RuleBookEvent event) {}

    public RulesHistory {
        puts = List.copyOf(puts);
    }

    /** In force. */
    public RulesSnapshot current() {
        return last().rules();
    }

    Put last() {
        return puts.getLast();
    }

    RulesHistory and(List<Row> rows) {
        List<Put> more = new ArrayList<>(puts);
        for (Row row : rows) {
            more.add(new Put(
                    row.stamp(), row.recordedAt(), more.getLast().rules().after(row.event())));
        }
        return new RulesHistory(more);
    }

    /**
     * The rules of that number.
     *
     * @throws IllegalArgumentException if so much was never put
     */
    public RulesSnapshot at(int rulesNo) {
        if (rulesNo < 0 || rulesNo >= puts.size()) {
            throw new IllegalArgumentException("there are no rules " + rulesNo);
        }
        return puts.get(rulesNo).rules();
    }

    /** The rules as they were known then, puts of that very instant included. */
    public RulesSnapshot asOf(Instant instant) {
        return puts.reversed().stream()
                .filter(put -> !put.recordedAt().isAfter(instant))
                .findFirst()
                .orElse(DEFAULTS.last())
                .rules();
    }
}

package org.partnerledger.api.readmodel;

import java.util.ArrayList;
import java.util.List;
import org.axonframework.eventhandling.EventMessage;
import org.partnerledger.api.store.EventReader;
import org.partnerledger.api.store.EventReader.Recorded;
import org.partnerledger.core.consumption.ConsumptionEvent.LinesRecorded;
import org.partnerledger.projections.readmodel.ReadModel;
import org.partnerledger.projections.readmodel.RecordedEvent;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * All read models, in the order in which data flows. They run in the transaction that appends the events, so they
 * cannot miss one; {@link #rebuild} throws them away and folds the whole store again, which must give the same.
 */
public final class ReadModels {

    private static final int EVENTS_PER_BATCH = 100;

    private final List<ReadModel> models;
    private final EventReader events;
    private final TransactionTemplate transactions;

    public ReadModels(List<ReadModel> models, EventReader events, TransactionTemplate transactions) {
        this.models = List.copyOf(models);
        this.events = events;
        this.transactions = transactions;
    }

    /** Folds events that are being appended. */
    public void apply(List<? extends EventMessage<?>> messages) {
        fold(messages.stream()
                .map(message -> new RecordedEvent(message.getTimestamp(), message.getPayload()))
                .toList());
    }

    /**
     * Builds everything again from the events, while nothing is appended.
     *
     * @return how many events there are
     */
    public long rebuild() {
        transactions.executeWithoutResult(_ -> models.forEach(ReadModel::clear));
        var waiting = new ArrayList<RecordedEvent>();
        long[] count = {0};
        long _ = events.read(0, EVENTS_PER_BATCH, batch -> {
            for (Recorded recorded : batch) {
                waiting.add(new RecordedEvent(recorded.recordedAt(), recorded.event()));
                count[0]++;
            }
            // Lines are written together with their decisions, which follow in the next event.
            if (!(waiting.getLast().event() instanceof LinesRecorded)) {
                flush(waiting);
            }
        });
        flush(waiting);
        return count[0];
    }

    private void flush(List<RecordedEvent> waiting) {
        List<RecordedEvent> batch = List.copyOf(waiting);
        waiting.clear();
        transactions.executeWithoutResult(_ -> fold(batch));
    }

    private void fold(List<RecordedEvent> batch) {
        models.forEach(model -> model.apply(batch));
    }
}

package org.partnerledger.api.verification;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import org.partnerledger.api.store.EventReader;
import org.partnerledger.api.store.EventReader.Recorded;
import org.partnerledger.api.store.ReadAhead;
import org.partnerledger.core.period.PeriodEvent.PeriodClosed;
import org.partnerledger.core.seal.SealEvent.CloseSealed;
import org.partnerledger.core.seal.SealEvent.PartnerPeriodSealed;

/** Reads every event of the store once, and keeps what was closed and what was sealed. */
final class Replay {

    private static final int BATCH = 500;

    private final Map<Long, CloseSealed> closes = new HashMap<>();
    private final Map<String, PartnerPeriodSealed> months = new HashMap<>();
    private final List<String> closed = new ArrayList<>();
    private long events;

    private Replay() {}

    /** @param progress told how many events were read */
    static Replay of(EventReader reader, LongConsumer progress) {
        var replay = new Replay();
        new ReadAhead(reader).readAll(BATCH, batch -> {
            batch.stream().map(Recorded::event).forEach(replay::take);
            replay.events += batch.size();
            progress.accept(replay.events);
        });
        return replay;
    }

    private void take(Object event) {
        switch (event) {
            case CloseSealed it -> closes.put(it.seal().number(), it);
            case PartnerPeriodSealed it ->
                months.put(it.seal().partnerId() + "/" + it.seal().period(), it);
            case PeriodClosed it -> closed.add(it.partnerId() + "/" + it.period());
            default -> {}
        }
    }

    /** By number. */
    Map<Long, CloseSealed> closes() {
        return closes;
    }

    /** By partner and period. */
    Map<String, PartnerPeriodSealed> months() {
        return months;
    }

    /** Partners and periods that were closed. */
    List<String> closed() {
        return closed;
    }

    long events() {
        return events;
    }
}

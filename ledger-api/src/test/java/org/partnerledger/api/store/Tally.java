package org.partnerledger.api.store;

import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.replay.ResetContext;
import org.jspecify.annotations.Nullable;
import org.partnerledger.api.store.CounterEvent.Counted;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A view that counts what it is given, for each counter, and notices whatever comes in the wrong order or twice. */
public class Tally {

    /** Where it keeps what it counted; one table for all tallies. */
    public static final String TABLE =
            "create table tally (processor text, counter text, last int, events int, breaks int,"
                    + " primary key (processor, counter))";

    private final String processor;
    private final JdbcClient jdbc;

    private volatile @Nullable String resetBecause;

    public Tally(String processor, JdbcClient jdbc) {
        this.processor = processor;
        this.jdbc = jdbc;
    }

    @EventHandler
    void on(Counted event) {
        jdbc.sql("insert into tally values (:processor, :counter, :sum, 1, (:sum <> 0)::int)"
                        + " on conflict (processor, counter) do update set events = tally.events + 1, last = :sum,"
                        + " breaks = tally.breaks + (tally.last + 1 <> :sum)::int")
                .param("processor", processor)
                .param("counter", event.counterId())
                .param("sum", event.sum())
                .update();
    }

    @ResetHandler
    void startOver(ResetContext<?> reset) {
        resetBecause = (String) reset.getPayload();
        jdbc.sql("delete from tally where processor = ?").param(processor).update();
    }

    @Nullable
    public String resetBecause() {
        return resetBecause;
    }

    /** How many events it has counted. */
    public int events() {
        return sum("events");
    }

    /** How often an event did not follow the one before it. */
    public int breaks() {
        return sum("breaks");
    }

    private int sum(String column) {
        return jdbc.sql("select coalesce(sum(" + column + "), 0) from tally where processor = ?")
                .param(processor)
                .query(Integer.class)
                .single();
    }
}

package org.partnerledger.projections.trade;

import java.util.List;
import javax.sql.DataSource;
import org.partnerledger.core.consumption.ConsumptionEvent.TradePaid;
import org.partnerledger.projections.readmodel.ReadModel;
import org.partnerledger.projections.readmodel.RecordedEvent;
import org.partnerledger.projections.sql.CopyRows;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Folds payments into their table. */
public final class TradeReadModel implements ReadModel {

    private final JdbcClient jdbc;
    private final DataSource dataSource;

    public TradeReadModel(JdbcClient jdbc, DataSource dataSource) {
        this.jdbc = jdbc;
        this.dataSource = dataSource;
    }

    @Override
    public void apply(List<RecordedEvent> events) {
        var rows = new CopyRows("trade_payment (trade_id, paid_at, amount, recorded_at)");
        for (RecordedEvent recorded : events) {
            if (recorded.event() instanceof TradePaid it) {
                rows.text(it.tradeId()).instant(it.paidAt());
                if (it.amount() == null) {
                    rows.text(null);
                } else {
                    rows.amount(it.amount());
                }
                rows.instant(recorded.recordedAt()).endRow();
            }
        }
        rows.into(dataSource);
    }

    @Override
    public void clear() {
        jdbc.sql("truncate trade_payment").update();
    }
}

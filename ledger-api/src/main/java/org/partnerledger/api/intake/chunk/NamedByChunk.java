package org.partnerledger.api.intake.chunk;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.partnerledger.api.intake.fact.Fact;
import org.partnerledger.api.intake.fact.Incoming;
import org.partnerledger.core.consumption.RecordedLine;
import org.partnerledger.core.consumption.SpendLine;
import org.partnerledger.projections.line.LineViews.LineKey;

/**
 * Everything a chunk's facts name, so that it can be read with a few statements.
 *
 * @param lineIds of new lines that may be somebody's base
 * @param tradeIds likewise
 */
record NamedByChunk(
        Set<LineKey> lineKeys,
        Set<String> lineIds,
        Set<String> tradeIds,
        Set<String> baseLineIds,
        Set<String> baseTradeIds,
        Set<String> paidTrades) {

    NamedByChunk(List<Incoming> events) {
        this(new HashSet<>(), new HashSet<>(), new HashSet<>(), new HashSet<>(), new HashSet<>(), new HashSet<>());
        for (Incoming event : events) {
            switch (event.fact()) {
                case Fact.Lines it -> it.lines().forEach(this::add);
                case Fact.OrderRefund it -> {
                    baseTradeIds.add(it.baseOrderId());
                    it.lines().forEach(line -> {
                        lineKeys.add(new LineKey(String.valueOf(event.source()), line.lineId()));
                        baseLineIds.add(line.baseLineId());
                    });
                }
                case Fact.Payment it -> paidTrades.add(it.tradeId());
                case Fact.Withdrawal _, Fact.Other<?> _ -> {}
                case null -> {}
            }
        }
    }

    private void add(RecordedLine recorded) {
        SpendLine line = recorded.line();
        lineKeys.add(new LineKey(recorded.source(), line.lineId()));
        if (line.lineType().isRefund()) {
            if (line.baseLineId() != null) {
                baseLineIds.add(line.baseLineId());
            }
            if (line.baseTradeId() != null) {
                baseTradeIds.add(line.baseTradeId());
            }
        } else {
            lineIds.add(line.lineId());
            tradeIds.add(line.tradeId());
        }
    }
}

package org.partnerledger.api.export;

import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.core.seal.CloseSeal;
import org.partnerledger.projections.line.BillLines.PartnerMonth;
import org.partnerledger.projections.seal.SealViews;
import org.partnerledger.projections.seal.SealViews.SealedClose;
import org.springframework.stereotype.Component;

/** The seals that exports carry, so that each can be held against the ledger's and against a bundle. */
@Component
class ExportSeals {

    private final SealViews seals;

    ExportSeals(SealViews seals) {
        this.seals = seals;
    }

    /** Hash of a partner's month, as {@code GET …/seal} shows it; null while the month is open. */
    @Nullable
    String of(PartnerMonth month) {
        return seals.hash(month.partner(), month.period()).orElse(null);
    }

    /** Hashes of the closes that sealed a month, oldest first, with spaces between; empty while it is open. */
    String closesOf(Period period) {
        return seals.closes(0, Integer.MAX_VALUE).stream()
                .map(SealedClose::seal)
                .filter(close -> close.period().equals(period))
                .map(close -> close.hash().hex())
                .collect(Collectors.joining(" "));
    }

    /** The closes whose histories cover the events of the store so far. */
    Covering covering() {
        var byLast = new TreeMap<Long, CloseSeal>();
        for (SealedClose close : seals.closes(0, Integer.MAX_VALUE)) {
            byLast.put(close.seal().history().through(), close.seal());
        }
        return new Covering(byLast);
    }

    /** @param byLast closes by the last position that each covers */
    record Covering(NavigableMap<Long, CloseSeal> byLast) {

        /** The close that covers an event; null behind the last one. */
        @Nullable
        CloseSeal of(long position) {
            Map.Entry<Long, CloseSeal> entry = byLast.ceilingEntry(position);
            return entry == null ? null : entry.getValue();
        }
    }
}

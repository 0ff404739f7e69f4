package org.partnerledger.api.waterfall;

import org.jspecify.annotations.Nullable;
import org.partnerledger.api.wording.Wording;
import org.partnerledger.core.explanation.Row;

/** What a row of an explanation says beside its amount. */
public final class RowWords {

    private RowWords() {}

    /** A row's reason or cause in words; null without one. */
    public static @Nullable String because(Row row, Wording wording) {
        if (row.reason() != null) {
            return wording.text("reason." + row.reason());
        }
        return row.cause() == null ? null : wording.text("cause." + row.cause());
    }

    /** What a row is about; null where its code says it all. */
    public static @Nullable String reference(Row row) {
        for (String id : new @Nullable String[] {row.planId(), row.projectId(), row.claimId(), row.id()}) {
            if (id != null) {
                return id;
            }
        }
        return null;
    }
}

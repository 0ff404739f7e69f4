package org.partnerledger.api.export;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.partnerledger.api.table.TableFormat;

/** What can be exported. */
enum ExportKind {
    /** Lines of bills with the decision about each. */
    LINES,
    /** Every event of the store. */
    EVENTS,
    /**
     * FOCUS 1.2 Cost and Usage, with the Billing Period and Invoice Detail tables of FOCUS 1.4, as a ZIP of CSV files.
     */
    FOCUS;

    /** The forms it can have. */
    Set<TableFormat> formats() {
        return switch (this) {
            case LINES -> Set.of(TableFormat.values());
            case EVENTS -> Set.of(TableFormat.CSV, TableFormat.PARQUET);
            case FOCUS -> Set.of(TableFormat.CSV);
        };
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Ending of the file's name. */
    String ending(TableFormat format) {
        return this == FOCUS ? "zip" : format.ending();
    }

    String mediaType(TableFormat format) {
        return this == FOCUS ? "application/zip" : format.mediaType();
    }

    static Optional<ExportKind> of(String word) {
        for (ExportKind kind : values()) {
            if (kind.word().equals(word)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }
}

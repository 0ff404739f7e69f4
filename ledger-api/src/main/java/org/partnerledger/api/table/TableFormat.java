package org.partnerledger.api.table;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** The forms a table can be exported in. */
public enum TableFormat {
    CSV("text/csv"),
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    PARQUET("application/vnd.apache.parquet");

    private final String mediaType;

    TableFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    public String mediaType() {
        return mediaType;
    }

    /** Ending of the file's name, without the dot. */
    public String ending() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Begins a file. */
    public TableFile create(Path file, String title, List<Column> columns) throws IOException {
        return switch (this) {
            case CSV -> new CsvTable(file, columns);
            case XLSX -> new XlsxTable(file, title, columns);
            case PARQUET -> new ParquetTable(file, columns);
        };
    }
}

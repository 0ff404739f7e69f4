package org.partnerledger.api.table;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A table being written to a file, row by row: memory does not grow with the rows. */
public interface TableFile extends AutoCloseable {

    /** @param cells by column, each as its {@link Column.Kind} says */
    void row(@Nullable Object... cells) throws IOException;

    /** Something the file says about itself, where its form has a place for that; a CSV file has none. */
    default void note(String key, String value) {}

    /** Finishes the file; without it there is none that could be read. */
    @Override
    void close() throws IOException;
}

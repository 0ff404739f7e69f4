package org.partnerledger.api.table;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A table being written to a file, row by row: memory does not grow with the rows. */
public interface TableFile extends AutoCloseable {

    /** @param cells by column, each as its {@link Column.Kind} says */
    void row(@Nullable Object... cells) throws IOException;

    /** Finishes the file; without it there is none that could be read. */
    @Override
    void close() throws IOException;
}

/**
 * Reads a stream as lines or as rows of cells, one at a time, however long it is.
 *
 * <p>Reading order: {@link ByteLines}, {@link CsvRows}, {@link UnreadableFeed}.
 */
@NullMarked
package org.partnerledger.api.feed.text;

import org.jspecify.annotations.NullMarked;

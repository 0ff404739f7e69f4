package org.partnerledger.api.statementfile;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.partnerledger.api.table.Column;

/**
 * A table of the statement.
 *
 * @param key of its title in the wording
 * @param rows cells by column
 */
record Sheet(String key, List<Column> columns, List<@Nullable Object[]> rows) {}

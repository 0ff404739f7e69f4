/** Writes tables to files: CSV, workbooks and Parquet, row by row. */
@NullMarked
package org.partnerledger.api.table;

import org.jspecify.annotations.NullMarked;

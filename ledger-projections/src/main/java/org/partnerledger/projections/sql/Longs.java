package org.partnerledger.projections.sql;

import java.sql.ResultSet;
import java.sql.SQLException;

/** Columns of type {@code bigint[]}. */
public final class Longs {

    private Longs() {}

    /** @throws SQLException also where one of the numbers is null */
    public static long[] get(ResultSet row, String column) throws SQLException {
        Long[] boxed = (Long[]) row.getArray(column).getArray();
        long[] numbers = new long[boxed.length];
        for (int i = 0; i < boxed.length; i++) {
            numbers[i] = boxed[i];
        }
        return numbers;
    }
}

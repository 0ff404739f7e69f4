package org.partnerledger.api.store;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What PostgreSQL knows of the sizes and contents of tables, by which it plans. Its own daemon looks once a minute, so
 * that a month that is closed right after it came would be planned as if its lines were not there.
 */
public final class TableStatistics {

    private final JdbcClient jdbc;

    public TableStatistics(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Looks again at tables of which more than a tenth, and more than 1,000 rows, came or changed since somebody
     * looked. Reads a sample of each, whatever its size. Not to be called within a transaction, which would keep the
     * tables' statistics locked.
     */
    public void refresh() {
        jdbc.sql("""
                        select quote_ident(relname) from pg_stat_user_tables
                        where schemaname = current_schema() and n_mod_since_analyze > 1000 + n_live_tup / 10
                        order by relname""")
                .query(String.class)
                .list()
                .forEach(table -> jdbc.sql("analyze " + table).update());
    }
}

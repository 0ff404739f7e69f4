package org.partnerledger.projections.sql;

import java.sql.ResultSet;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The indexes of a table beside its primary key, taken away while it is filled. Their definitions stay in the database,
 * so that a rebuild that was interrupted loses none.
 */
public final class IndexesSetAside {

    private final JdbcClient jdbc;
    private final String table;

    public IndexesSetAside(JdbcClient jdbc, String table) {
        this.jdbc = jdbc;
        this.table = table;
    }

    /** Takes away those that are there; others may have been taken away before. */
    public void takeAway() {
        jdbc.sql("""
                        insert into index_set_aside (name, of_table, definition)
                        select i.indexrelid::regclass::text, ?, pg_get_indexdef(i.indexrelid) from pg_index i
                        where i.indrelid = ?::regclass and not i.indisprimary""").param(table).param(table).update();
        column("name")
                .forEach(index -> jdbc.sql("drop index if exists " + index).update());
    }

    /**
     * Builds all of them.
     *
     * @throws org.springframework.dao.DataIntegrityViolationException if rows are there that a unique one forbids
     */
    public void giveBack() {
        column("definition").forEach(definition -> jdbc.sql(definition).update());
        jdbc.sql("delete from index_set_aside where of_table = ?").param(table).update();
    }

    private List<String> column(String name) {
        return jdbc.sql("select " + name + " from index_set_aside where of_table = ? order by name")
                .param(table)
                .query((ResultSet row, int _) -> row.getString(1))
                .list();
    }
}

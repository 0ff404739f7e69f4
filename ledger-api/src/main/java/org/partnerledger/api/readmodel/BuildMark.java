package org.partnerledger.api.readmodel;

import org.springframework.jdbc.core.simple.JdbcClient;

/** Says in the database, to every node and beyond a crash, that the read models are not whole. */
final class BuildMark {

    private final JdbcClient jdbc;

    BuildMark(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    boolean isSet() {
        return jdbc.sql("select exists (select from read_model_build)")
                .query(Boolean.class)
                .single();
    }

    void set() {
        jdbc.sql("insert into read_model_build default values on conflict do nothing")
                .update();
    }

    /**
     * Lets the commit of the caller's transaction not wait for the disk. While the mark is there a crash has everything
     * built again anyway, and the commit that removes it waits for all that came before.
     */
    void commitWithoutWaiting() {
        jdbc.sql("set local synchronous_commit = off").update();
    }

    void remove() {
        jdbc.sql("delete from read_model_build").update();
    }
}

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

    void remove() {
        jdbc.sql("delete from read_model_build").update();
    }
}

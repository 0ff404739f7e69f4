package org.partnerledger.api.access.session;

import org.springframework.jdbc.core.simple.JdbcClient;

/** The sessions of people, on whatever node they sit, so that they can be ended. */
public final class OpenSessions {

    private final JdbcClient jdbc;

    OpenSessions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What the user is or may has changed: whoever sits there signs in again. */
    public void end(String name) {
        int _ = jdbc.sql("delete from ledger_session where principal_name = ?")
                .param(name)
                .update();
    }
}

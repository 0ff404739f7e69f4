package org.partnerledger.api.intake.inbox;

import java.util.Locale;
import java.util.Optional;
import org.partnerledger.api.intake.fact.Taking.NamedKind;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Names of partners and customers, in the one table that has any: erasing a row erases the name. */
public final class Names {

    private final JdbcClient jdbc;

    public Names(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public void keep(NamedKind kind, String id, String name) {
        jdbc.sql("""
                insert into personal_name (kind, id, name) values (?, ?, ?)
                on conflict (kind, id) do update set name = excluded.name""")
                .param(kind.name().toLowerCase(Locale.ROOT))
                .param(id)
                .param(name)
                .update();
    }

    public Optional<String> find(NamedKind kind, String id) {
        return jdbc.sql("select name from personal_name where kind = ? and id = ?")
                .param(kind.name().toLowerCase(Locale.ROOT))
                .param(id)
                .query(String.class)
                .optional();
    }

    /** Erases a name for good, also from the texts of quarantined events; whether there was one. */
    public boolean erase(NamedKind kind, String id) {
        boolean quarantined =
                new QuarantinedNames(jdbc).erase(kind, id, find(kind, id).orElse(null));
        int kept = jdbc.sql("delete from personal_name where kind = ? and id = ?")
                .param(kind.name().toLowerCase(Locale.ROOT))
                .param(id)
                .update();
        return kept > 0 || quarantined;
    }
}

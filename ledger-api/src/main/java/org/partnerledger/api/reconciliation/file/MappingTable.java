package org.partnerledger.api.reconciliation.file;

import java.time.Instant;
import java.util.List;
import org.partnerledger.core.kernel.Refused;
import org.partnerledger.projections.sql.Instants;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Saved mappings. A run keeps the one that it was started with. */
public final class MappingTable {

    private final JdbcClient jdbc;

    public MappingTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One with its name, and who saved it when. */
    public record Named(String name, Mapping mapping, String putBy, Instant putAt) {}

    /** In place of the one of that name. */
    public void put(Named it) {
        jdbc.sql("insert into reconciliation_mapping (name, mapping, put_by, put_at) values (?, ?, ?, ?)"
                        + " on conflict (name) do update set mapping = excluded.mapping, put_by = excluded.put_by,"
                        + " put_at = excluded.put_at")
                .param(it.name())
                .param(it.mapping().json().toString())
                .param(it.putBy())
                .param(Instants.of(it.putAt()))
                .update();
    }

    /** @throws Refused UNKNOWN_MAPPING */
    public Mapping find(String name) {
        return jdbc.sql("select mapping from reconciliation_mapping where name = ?")
                .param(name)
                .query(String.class)
                .optional()
                .map(Mapping::read)
                .orElseThrow(() -> new Refused(new UnknownMapping(name)));
    }

    /** By name, behind one. */
    public List<Named> list(String after, int limit) {
        return jdbc.sql("select * from reconciliation_mapping where name > ? order by name limit ?")
                .param(after)
                .param(limit)
                .query((row, _) -> new Named(
                        row.getString("name"),
                        Mapping.read(row.getString("mapping")),
                        row.getString("put_by"),
                        Instants.get(row, "put_at")))
                .list();
    }

    /** @throws Refused UNKNOWN_MAPPING */
    public void delete(String name) {
        int deleted = jdbc.sql("delete from reconciliation_mapping where name = ?")
                .param(name)
                .update();
        if (deleted == 0) {
            throw new Refused(new UnknownMapping(name));
        }
    }
}

package org.partnerledger.api.access.machine;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.partnerledger.api.access.rule.Role;
import org.partnerledger.core.kernel.PartnerId;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The keys as they are stored. */
final class ApiKeyTable {

    private final JdbcClient jdbc;

    ApiKeyTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param hash of its secret, in hexadecimal digits */
    record Stored(ApiKey key, String hash) {}

    Optional<Stored> find(String keyId) {
        return jdbc.sql("select * from api_key where key_id = ?")
                .param(keyId)
                .query((row, _) -> new Stored(key(row), HexFormat.of().formatHex(row.getBytes("secret"))))
                .optional();
    }

    /** By id. */
    List<ApiKey> after(String keyId, int limit) {
        return jdbc.sql("select * from api_key where key_id > ? order by key_id limit ?")
                .param(keyId)
                .param(limit)
                .query((row, _) -> key(row))
                .list();
    }

    void insert(ApiKey key, String hash) {
        int _ = jdbc.sql("""
                        insert into api_key
                            (key_id, secret, label, roles, partner_id, created_by, created_at, expires_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?)""")
                .param(key.keyId())
                .param(HexFormat.of().parseHex(hash))
                .param(key.label())
                .param(key.roles().stream().map(Role::name).sorted().toArray(String[]::new))
                .param(key.partner() == null ? null : key.partner().value())
                .param(key.createdBy())
                .param(Timestamp.from(key.createdAt()))
                .param(Timestamp.from(key.expiresAt()))
                .update();
    }

    /** Revoking again changes nothing. */
    void revoke(String keyId, Instant at) {
        int _ = jdbc.sql("update api_key set revoked_at = ? where key_id = ? and revoked_at is null")
                .param(Timestamp.from(at))
                .param(keyId)
                .update();
    }

    private static ApiKey key(ResultSet row) throws SQLException {
        String partner = row.getString("partner_id");
        Timestamp revoked = row.getTimestamp("revoked_at");
        return new ApiKey(
                row.getString("key_id"),
                row.getString("label"),
                Arrays.stream((String[]) row.getArray("roles").getArray())
                        .map(Role::valueOf)
                        .collect(Collectors.toUnmodifiableSet()),
                partner == null ? null : new PartnerId(partner),
                row.getString("created_by"),
                row.getTimestamp("created_at").toInstant(),
                row.getTimestamp("expires_at").toInstant(),
                revoked == null ? null : revoked.toInstant());
    }
}

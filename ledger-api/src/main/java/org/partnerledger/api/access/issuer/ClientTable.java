package org.partnerledger.api.access.issuer;

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

/** The clients as they are stored. */
final class ClientTable {

    private final JdbcClient jdbc;

    ClientTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param hash of its secret, in hexadecimal digits */
    record Stored(Client client, String hash) {}

    Optional<Stored> find(String clientId) {
        if (clientId.indexOf('\0') >= 0) {
            return Optional.empty(); // Nothing that a database could look for.
        }
        return jdbc.sql("select * from oauth_client where client_id = ?")
                .param(clientId)
                .query((row, _) -> new Stored(client(row), HexFormat.of().formatHex(row.getBytes("secret"))))
                .optional();
    }

    /** By id. */
    List<Client> after(String clientId, int limit) {
        return jdbc.sql("select * from oauth_client where client_id > ? order by client_id limit ?")
                .param(clientId)
                .param(limit)
                .query((row, _) -> client(row))
                .list();
    }

    /** Whether its tokens are still of use. */
    boolean mayStillAsk(String clientId) {
        return jdbc.sql("select exists (select from oauth_client where client_id = ? and revoked_at is null)")
                .param(clientId)
                .query(Boolean.class)
                .single();
    }

    /** Where sites that may still be signed in to want people to come back to. */
    List<String> redirectUris() {
        return jdbc.sql("select distinct unnest(redirect_uris) from oauth_client where revoked_at is null order by 1")
                .query((row, _) -> row.getString(1))
                .list();
    }

    void insert(Client client, String hash) {
        int _ = jdbc.sql("""
                        insert into oauth_client (client_id, secret, label, roles, partner_id, redirect_uris,
                            created_by, created_at, expires_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .param(client.clientId())
                .param(HexFormat.of().parseHex(hash))
                .param(client.label())
                .param(client.roles().stream().map(Role::name).sorted().toArray(String[]::new))
                .param(client.partner() == null ? null : client.partner().value())
                .param(client.redirectUris().toArray(String[]::new))
                .param(client.createdBy())
                .param(Timestamp.from(client.createdAt()))
                .param(Timestamp.from(client.expiresAt()))
                .update();
    }

    /** Revoking again changes nothing. */
    void revoke(String clientId, Instant at) {
        int _ = jdbc.sql("update oauth_client set revoked_at = ? where client_id = ? and revoked_at is null")
                .param(Timestamp.from(at))
                .param(clientId)
                .update();
    }

    private static Client client(ResultSet row) throws SQLException {
        String partner = row.getString("partner_id");
        Timestamp revoked = row.getTimestamp("revoked_at");
        return new Client(
                row.getString("client_id"),
                row.getString("label"),
                Arrays.stream((String[]) row.getArray("roles").getArray())
                        .map(Role::valueOf)
                        .collect(Collectors.toUnmodifiableSet()),
                partner == null ? null : new PartnerId(partner),
                List.of((String[]) row.getArray("redirect_uris").getArray()),
                row.getString("created_by"),
                row.getTimestamp("created_at").toInstant(),
                row.getTimestamp("expires_at").toInstant(),
                revoked == null ? null : revoked.toInstant());
    }
}

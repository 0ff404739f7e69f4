package org.partnerledger.api.wall;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.partnerledger.api.store.StoreUnavailable;
import org.partnerledger.api.store.embedded.EmbeddedDatabase.Access;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The database login of partners' users: made and granted what it may read at every start, so that a new table is
 * either behind a policy or not readable.
 */
public final class WebLogin {

    private static final Logger LOG = LoggerFactory.getLogger(WebLogin.class);

    private static final String NAME = "ledger_web";

    /** Tables in which nothing is any partner's. The event store is not among them. */
    private static final List<String> OF_NO_PARTNER = List.of(
            "combination", "directory_version", "plan_version", "read_model_build", "rules_put", "simulation_clock");

    private final JdbcClient jdbc;
    private final Access owner;

    /** @param owner the ledger's own login */
    public WebLogin(JdbcClient jdbc, Access owner) {
        this.jdbc = jdbc;
        this.owner = owner;
    }

    /**
     * Of the ledger's own making. Empty where the ledger's login may not make logins: then partners' users are told
     * that the ledger is not available to them, until one is given (docs/operations.md).
     */
    public Optional<Access> make() {
        String password = password();
        try {
            make(password);
        } catch (DataAccessException refused) {
            LOG.warn(
                    "The ledger's database login may not create logins, so partners' users cannot be served: set"
                            + " LEDGER_DATABASE_WEB_USER and LEDGER_DATABASE_WEB_PASSWORD. ({})",
                    String.valueOf(refused.getMostSpecificCause().getMessage()));
            return Optional.empty();
        }
        return Optional.of(prepared(new Access(owner.url(), NAME, password)));
    }

    /**
     * @param login made by the operator
     * @throws StoreUnavailable where it could see more than it may
     */
    public Access prepared(Access login) {
        boolean bound = jdbc.sql(
                        "select not (rolsuper or rolbypassrls) and not pg_has_role(rolname, current_user, 'MEMBER')"
                                + " from pg_roles where rolname = ?")
                .param(login.user())
                .query(Boolean.class)
                .optional()
                .orElse(false);
        if (!bound) {
            throw new StoreUnavailable("The database login '" + login.user()
                    + "' cannot serve partners' users: it is not there, or row-level security does not bind it.");
        }
        grant(login.user());
        return login;
    }

    private void make(String password) {
        boolean there = jdbc.sql("select exists (select from pg_roles where rolname = ?)")
                .param(NAME)
                .query(Boolean.class)
                .single();
        // The password is hexadecimal: it has no quote in it.
        String sql = (there ? "alter role " : "create role ") + NAME + " login password '" + password + "'";
        int _ = jdbc.sql(sql).update();
    }

    private void grant(String login) {
        List<String> readable = jdbc.sql("""
                        select quote_ident(c.relname) from pg_class c join pg_namespace n on n.oid = c.relnamespace
                        where n.nspname = current_schema() and c.relkind in ('r', 'p')
                          and (c.relrowsecurity or c.relname = any (:free))
                          and c.relname not in ('ledger_user', 'api_key', 'oauth_client')
                          and c.relname not like 'comparison%'
                          and c.relname not like 'journal%'""")
                .param("free", OF_NO_PARTNER.toArray(String[]::new))
                .query((row, _) -> row.getString(1))
                .list();
        String name = jdbc.sql("select quote_ident(?)")
                .param(login)
                .query(String.class)
                .single();
        String schema = jdbc.sql("select quote_ident(current_schema())")
                .query(String.class)
                .single();
        int _ = jdbc.sql("grant usage on schema " + schema + " to " + name).update();
        int _ = jdbc.sql("grant select on " + String.join(", ", readable) + " to " + name)
                .update();
    }

    /** Follows from the owner's, so that every node and every start comes to the same. */
    private String password() {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(
                    ("ledger web login " + owner.password()).getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(owner.user().getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}

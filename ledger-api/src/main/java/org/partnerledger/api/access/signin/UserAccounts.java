package org.partnerledger.api.access.signin;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.partnerledger.api.access.CurrentUser;
import org.partnerledger.api.access.rule.Role;
import org.partnerledger.core.kernel.PartnerId;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The users of the database. */
public final class UserAccounts {

    private static final String COLUMNS = "name, password, roles, partner_id, must_change, disabled, well_known";

    private final JdbcClient jdbc;

    public UserAccounts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<UserAccount> find(String name) {
        return jdbc.sql("select " + COLUMNS + " from ledger_user where name = ?")
                .param(name)
                .query((row, _) -> account(row))
                .optional();
    }

    /** By name. */
    List<UserAccount> after(String name, int limit) {
        return jdbc.sql("select " + COLUMNS + " from ledger_user where name > ? order by name limit ?")
                .param(name)
                .param(limit)
                .query((row, _) -> account(row))
                .list();
    }

    /** Whether somebody is there who could make users. */
    boolean hasOperator() {
        return jdbc.sql("select exists (select from ledger_user where 'OPERATOR' = any (roles)"
                        + " and not disabled and not well_known)")
                .query(Boolean.class)
                .single();
    }

    /** @return whether it was made; false where the name is taken */
    boolean create(CurrentUser user, @Nullable String password, boolean mustChange, boolean wellKnown) {
        return jdbc.sql("""
                        insert into ledger_user (name, password, roles, partner_id, must_change, well_known)
                        values (:name, :password, :roles, :partner, :mustChange, :wellKnown)
                        on conflict (name) do nothing""")
                        .param("name", user.name())
                        .param("password", password)
                        .param("roles", names(user.roles()))
                        .param("partner", partner(user))
                        .param("mustChange", mustChange)
                        .param("wellKnown", wellKnown)
                        .update()
                > 0;
    }

    void change(CurrentUser user, boolean disabled) {
        int changed = jdbc.sql("""
                        update ledger_user set roles = :roles, partner_id = :partner, disabled = :disabled
                        where name = :name""")
                .param("name", user.name())
                .param("roles", names(user.roles()))
                .param("partner", partner(user))
                .param("disabled", disabled)
                .update();
        requireOne(changed, user.name());
    }

    void setPassword(String name, String encoded, boolean mustChange) {
        int changed = jdbc.sql("update ledger_user set password = ?, must_change = ? where name = ?")
                .param(encoded)
                .param(mustChange)
                .param(name)
                .update();
        requireOne(changed, name);
    }

    /** @return whether there was one */
    boolean delete(String name) {
        return jdbc.sql("delete from ledger_user where name = ?").param(name).update() > 0;
    }

    private static void requireOne(int changed, String name) {
        if (changed != 1) {
            throw new IllegalStateException("no user " + name);
        }
    }

    private static @Nullable String partner(CurrentUser user) {
        return user.partner() == null ? null : user.partner().value();
    }

    private static String[] names(Set<Role> roles) {
        return roles.stream().map(Role::name).sorted().toArray(String[]::new);
    }

    private static UserAccount account(ResultSet row) throws SQLException {
        String partner = row.getString("partner_id");
        var roles = (String[]) row.getArray("roles").getArray();
        return new UserAccount(
                row.getString("name"),
                row.getString("password"),
                Arrays.stream(roles).map(Role::valueOf).collect(Collectors.toUnmodifiableSet()),
                partner == null ? null : new PartnerId(partner),
                row.getBoolean("must_change"),
                row.getBoolean("disabled"),
                row.getBoolean("well_known"));
    }
}

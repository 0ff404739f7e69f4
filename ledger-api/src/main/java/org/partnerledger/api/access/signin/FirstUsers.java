package org.partnerledger.api.access.signin;

import java.io.PrintStream;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.partnerledger.api.access.AccessProperties;
import org.partnerledger.api.access.CurrentUser;
import org.partnerledger.api.access.rule.Role;
import org.partnerledger.core.kernel.PartnerId;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;

/** Users that are there without anybody having made them: the first administrator, or those of a demonstration. */
final class FirstUsers {

    static final String ADMINISTRATOR = "admin";
    static final String WELL_KNOWN_PASSWORD = "demo";

    private final UserAccounts accounts;
    private final Passwords passwords;
    private final AccessProperties access;
    private final PrintStream out;

    FirstUsers(UserAccounts accounts, Passwords passwords, AccessProperties access, PrintStream out) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.access = access;
        this.out = out;
    }

    @EventListener(ApplicationReadyEvent.class)
    void welcome() {
        if (access.wellKnownUsers()) {
            makeWellKnown();
        } else if (!access.isOpen() && !accounts.hasOperator()) {
            makeAdministrator();
        }
    }

    /** The password goes to the terminal and not to the log: it is shown once and kept nowhere. */
    private void makeAdministrator() {
        String password = passwords.generate();
        var user = new CurrentUser(ADMINISTRATOR, Set.of(Role.OPERATOR), null);
        String encoded = passwords.encode(password);
        if (!accounts.create(user, encoded, true, false)) {
            accounts.change(user, false);
            accounts.setPassword(ADMINISTRATOR, encoded, true);
        }
        out.println();
        out.println("There is nobody yet who could sign in. The first administrator is '" + ADMINISTRATOR
                + "', with the password " + password);
        out.println("It is shown this once, and has to be changed at the first sign-in, on /sign-in.");
        out.println();
        out.flush();
    }

    private void makeWellKnown() {
        add("haiyun", Role.PARTNER, "p-haiyun");
        add("finance", Role.FINANCE, null);
        add("approver", Role.APPROVER, null);
        add("operator", Role.OPERATOR, null);
        add("auditor", Role.AUDITOR, null);
        add("feed", Role.FEED, null);
        out.println();
        out.println(
                "WELL-KNOWN USERS: haiyun (a partner), finance, approver, operator, auditor and feed sign in with the"
                        + " password '" + WELL_KNOWN_PASSWORD + "'.");
        out.println("Whoever reaches this ledger can do everything in it. That is for demonstrations only.");
        out.println();
        out.flush();
    }

    private void add(String name, Role role, @Nullable String partner) {
        var user = new CurrentUser(name, Set.of(role), partner == null ? null : new PartnerId(partner));
        boolean _ = accounts.create(user, passwords.encode(WELL_KNOWN_PASSWORD), false, true);
    }
}

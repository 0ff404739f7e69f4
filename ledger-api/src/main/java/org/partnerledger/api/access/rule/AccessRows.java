package org.partnerledger.api.access.rule;

import static org.partnerledger.api.access.rule.AccessRule.Binding.NOT_FOR_PARTNERS;
import static org.partnerledger.api.access.rule.Role.APPROVER;
import static org.partnerledger.api.access.rule.Role.AUDITOR;
import static org.partnerledger.api.access.rule.Role.FINANCE;
import static org.partnerledger.api.access.rule.Role.OPERATOR;
import static org.partnerledger.api.access.rule.Role.PARTNER;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.partnerledger.api.access.rule.AccessRule.Binding;

/** A part of the table: its rows in the order in which they are written down. */
abstract sealed class AccessRows permits ApiRows, PageRows {

    static final Set<Role> ANY_ROLE = Role.ALL;
    static final Set<Role> STAFF = Set.of(FINANCE, APPROVER, OPERATOR, AUDITOR);
    static final Set<Role> READERS = Set.of(FINANCE, APPROVER, AUDITOR);
    static final Set<Role> READERS_AND_PARTNER = Set.of(PARTNER, FINANCE, APPROVER, AUDITOR);
    static final Set<Role> PARTNER_OR_FINANCE = Set.of(PARTNER, FINANCE);
    private static final Set<Role> EVERYBODY = Set.of();

    private final List<AccessRule> rows = new ArrayList<>();

    /** Writes the rows down. */
    abstract void write();

    final List<AccessRule> rows() {
        write();
        return List.copyOf(rows);
    }

    final void open(String method, String pattern) {
        add(method, pattern, EVERYBODY, NOT_FOR_PARTNERS);
    }

    /** What whoever reads everything may read: patterns that begin alike. */
    final void readers(String base, String... endings) {
        for (String ending : endings) {
            add("GET", base + ending, READERS, NOT_FOR_PARTNERS);
        }
    }

    /** For people and machines of the house. */
    final void staff(String method, String pattern, Role... roles) {
        add(method, pattern, Set.of(roles), NOT_FOR_PARTNERS);
    }

    final void add(String method, String pattern, Set<Role> roles, Binding binding) {
        rows.add(new AccessRule(method, pattern, roles, binding));
    }
}

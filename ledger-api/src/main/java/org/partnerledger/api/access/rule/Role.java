package org.partnerledger.api.access.rule;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What somebody is to the ledger. What a role may do is written in {@link AccessTable} and nowhere else. */
public enum Role {

    /** One partner's people: see their own partner, a distributor also the lines of its tier 2. */
    PARTNER,

    /** A system that brings facts. */
    FEED,

    /** Keeps the rules, closes months, pays. */
    FINANCE,

    /** The second person: puts into force what finance has drafted. */
    APPROVER,

    /** Keeps the ledger running: users, keys, jobs, views. */
    OPERATOR,

    /** Reads everything and changes nothing. */
    AUDITOR;

    /** All of them: for the key of a simulation. */
    public static final Set<Role> ALL = Set.copyOf(EnumSet.allOf(Role.class));

    /** As people write it, {@code feed} or {@code FEED}; empty for anything else. */
    public static Optional<Role> parse(String text) {
        String name = text.toUpperCase(Locale.ROOT);
        return Arrays.stream(values()).filter(role -> role.name().equals(name)).findFirst();
    }
}

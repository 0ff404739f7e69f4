package org.partnerledger.api.access.rule;

import java.util.Set;

/**
 * Who may use one endpoint or page.
 *
 * @param method of HTTP, in capitals; HEAD is asked as GET
 * @param pattern as the router has it
 * @param roles who may; none where everybody may, signed in or not
 * @param binding what a partner's user is held to
 */
public record AccessRule(String method, String pattern, Set<Role> roles, Binding binding) {

    public AccessRule {
        roles = Set.copyOf(roles);
        if (roles.contains(Role.PARTNER) == (binding == Binding.NOT_FOR_PARTNERS)) {
            throw new IllegalArgumentException(method + " " + pattern + ": partners' users need a binding");
        }
    }

    public boolean isPublic() {
        return roles.isEmpty();
    }

    /** How a user who is bound to a partner is kept to it. */
    public enum Binding {
        NOT_FOR_PARTNERS("–"),
        /** Nothing of any partner is in the answer. */
        NOTHING_OF_PARTNERS("nothing of partners in it"),
        PATH("{partnerId} is its own"),
        /** For bills and their lines: a distributor sees those of its tier 2. */
        PATH_OR_TIER_TWO("{partnerId} is its own or its tier 2"),
        /** Filled in where it is left out. */
        PARAMETER("partnerId= is its own; filled in"),
        BODY("partnerId of the body is its own"),
        PAYOUT("the payout is its own"),
        BENEFIT("the claim is its own"),
        PROJECT("the project is its own"),
        OPPORTUNITY("the opportunity is its own"),
        WEBHOOK("the webhook is its own"),
        LINE("the line is its own or its tier 2's");

        private final String words;

        Binding(String words) {
            this.words = words;
        }

        /** For the printed table. */
        public String words() {
            return words;
        }
    }
}

package org.partnerledger.api.access.signin;

import org.partnerledger.api.access.Identity;
import org.springframework.security.core.session.SessionInformation;
import org.springframework.security.core.session.SessionRegistry;

/** The sessions of people on this node, so that they can be ended. */
final class OpenSessions {

    private final SessionRegistry registry;

    OpenSessions(SessionRegistry registry) {
        this.registry = registry;
    }

    /** What the user is or may has changed: whoever sits there signs in again. */
    void end(String name) {
        for (Object principal : registry.getAllPrincipals()) {
            if (principal instanceof Identity identity && identity.user().name().equals(name)) {
                registry.getAllSessions(principal, false).forEach(SessionInformation::expireNow);
            }
        }
    }
}

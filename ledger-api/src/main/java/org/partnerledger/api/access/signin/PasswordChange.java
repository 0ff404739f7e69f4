package org.partnerledger.api.access.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.Optional;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;

/** Lets people choose their password; the old one is asked for again, since a session may be left open. */
final class PasswordChange {

    /** How it ended. */
    enum Outcome {
        CHANGED,
        WRONG,
        TOO_WEAK,
        DIFFERENT
    }

    private final UserAccounts accounts;
    private final Passwords passwords;
    private final SignInThrottle throttle;

    PasswordChange(UserAccounts accounts, Passwords passwords, SignInThrottle throttle) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.throttle = throttle;
    }

    Outcome change(String name, String current, String chosen, String address) {
        return throttle.oneByOne(name, () -> changeIfRight(name, current, chosen, address));
    }

    private Outcome changeIfRight(String name, String current, String chosen, String address) {
        if (!throttle.mayTry(name, address)) {
            return Outcome.WRONG;
        }
        Optional<String> encoded = accounts.find(name).map(UserAccount::password);
        if (!passwords.matches(current, encoded)) {
            throttle.failed(name, address);
            return Outcome.WRONG;
        }
        if (!passwords.isAcceptable(chosen, name) || chosen.equals(current)) {
            return Outcome.TOO_WEAK;
        }
        accounts.setPassword(name, passwords.encode(chosen), false);
        return Outcome.CHANGED;
    }

    /** The session goes on as that of somebody who may do everything again, under a new id. */
    void refreshSession(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        Authentication before = SecurityContextHolder.getContext().getAuthentication();
        if (session == null || before == null || !(before.getPrincipal() instanceof PersonIdentity person)) {
            return;
        }
        var identity = new PersonIdentity(person.user(), false);
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(
                UsernamePasswordAuthenticationToken.authenticated(identity, null, before.getAuthorities()));
        String _ = request.changeSessionId();
        session.setAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY, context);
        SecurityContextHolder.setContext(context);
    }
}

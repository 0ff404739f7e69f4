package org.partnerledger.api.access.signin;

import java.util.List;
import java.util.Optional;
import org.partnerledger.api.access.AccessProperties;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/** Lets people in by name and password, by the form or, for command lines, with every request. */
public final class PasswordSignIn implements AuthenticationProvider {

    private static final int LONGEST_NAME = 200;

    private final UserAccounts accounts;
    private final Passwords passwords;
    private final SignInThrottle throttle;
    private final AccessProperties access;

    PasswordSignIn(UserAccounts accounts, Passwords passwords, SignInThrottle throttle, AccessProperties access) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.throttle = throttle;
        this.access = access;
    }

    /** What is wrong is not said: neither whether there is such a user, nor whether it is disabled. */
    @Override
    public Authentication authenticate(Authentication asked) {
        String name = asked.getName();
        String password = String.valueOf(asked.getCredentials());
        String address = asked.getDetails() instanceof WebAuthenticationDetails web ? web.getRemoteAddress() : "";
        if (name.isEmpty() || name.length() > LONGEST_NAME || password.length() > Passwords.LONGEST) {
            throw new BadCredentialsException("not let in");
        }
        return throttle.oneByOne(name, () -> letIn(asked, name, password, address));
    }

    private Authentication letIn(Authentication asked, String name, String password, String address) {
        if (!throttle.mayTry(name, address)) {
            throw new LockedException("too many failures: wait a minute");
        }
        Optional<UserAccount> account = name.indexOf('\0') >= 0 ? Optional.empty() : accounts.find(name);
        Optional<UserAccount> letIn =
                account.filter(it -> !it.disabled() && (!it.wellKnown() || access.wellKnownUsers()));
        if (!passwords.matches(password, letIn.map(UserAccount::password))) {
            throttle.failed(name, address);
            throw new BadCredentialsException("not let in");
        }
        throttle.succeeded(name);
        UserAccount user = letIn.orElseThrow();
        var identity = new PersonIdentity(user.user(), user.mustChange());
        // By it the issuer of tokens knows when somebody showed what.
        var factor = FactorGrantedAuthority.fromAuthority(FactorGrantedAuthority.PASSWORD_AUTHORITY);
        var signedIn = UsernamePasswordAuthenticationToken.authenticated(identity, null, List.of(factor));
        signedIn.setDetails(asked.getDetails());
        return signedIn;
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }
}

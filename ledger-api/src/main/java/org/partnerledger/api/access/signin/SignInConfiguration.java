package org.partnerledger.api.access.signin;

import org.partnerledger.api.access.AccessProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The parts of signing in by password. */
@Configuration(proxyBeanMethods = false)
class SignInConfiguration {

    @Bean
    UserAccounts userAccounts(JdbcClient jdbc) {
        return new UserAccounts(jdbc);
    }

    @Bean
    Passwords passwords() {
        return new Passwords();
    }

    @Bean
    SignInThrottle signInThrottle(JdbcClient jdbc) {
        return new SignInThrottle(jdbc, "user");
    }

    @Bean
    PasswordSignIn passwordSignIn(
            UserAccounts accounts, Passwords passwords, SignInThrottle throttle, AccessProperties access) {
        return new PasswordSignIn(accounts, passwords, throttle, access);
    }

    @Bean
    PasswordChange passwordChange(UserAccounts accounts, Passwords passwords, SignInThrottle throttle) {
        return new PasswordChange(accounts, passwords, throttle);
    }

    @Bean
    FirstUsers firstUsers(UserAccounts accounts, Passwords passwords, AccessProperties access) {
        return new FirstUsers(accounts, passwords, access, System.out);
    }
}

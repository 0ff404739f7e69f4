package org.partnerledger.api;

import org.partnerledger.api.cli.LedgerCommand;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * Starts the ledger, or runs a command as a client of one.
 *
 * <p>Issuing tokens is a profile of ours: what Spring Boot would add puts a key of its own in the place of the issuer
 * that the settings name.
 */
@SpringBootApplication(
        excludeName = {
            LedgerApplication.ISSUER + "OAuth2AuthorizationServerAutoConfiguration",
            LedgerApplication.ISSUER + "OAuth2AuthorizationServerJwtAutoConfiguration"
        })
public class LedgerApplication {

    static final String ISSUER = "org.springframework.boot.security.oauth2.server.authorization.autoconfigure.servlet.";

    public static void main(String[] args) {
        SafeJvm.require();
        if (LedgerCommand.isAskedFor(args)) {
            System.exit(LedgerCommand.run(args));
        }
        SpringApplication.run(LedgerApplication.class, args);
    }
}

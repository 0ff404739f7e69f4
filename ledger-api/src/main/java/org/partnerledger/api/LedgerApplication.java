package org.partnerledger.api;

import org.partnerledger.api.cli.LedgerCommand;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the ledger, or runs a command as a client of one. */
@SpringBootApplication
public class LedgerApplication {

    public static void main(String[] args) {
        SafeJvm.require();
        if (LedgerCommand.isAskedFor(args)) {
            System.exit(LedgerCommand.run(args));
        }
        SpringApplication.run(LedgerApplication.class, args);
    }
}

package org.partnerledger.api.access;

import java.util.Set;

/** Where the form of signing in may lead on to, beyond the ledger itself. */
@FunctionalInterface
public interface FormTargets {

    /** Such as {@code https://reports.example.com}. */
    Set<String> origins();
}

package org.partnerledger.api.access;

/** A principal of Spring Security that says who it is to the ledger; every way of signing in ends in one. */
public interface Identity {

    CurrentUser user();

    /** Whether it may do nothing until it has changed its password. */
    default boolean mustChangePassword() {
        return false;
    }
}

package org.partnerledger.api.intake;

/**
 * Is told when facts were taken and committed, before their sender is answered: they may have let something fall due
 * that lies in the past.
 */
@FunctionalInterface
public interface AfterFacts {

    /** @param chunks how many of them were taken since the last time; 0 where something else than facts has changed */
    void happen(int chunks);
}

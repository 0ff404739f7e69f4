package org.partnerledger.core.verification;

/**
 * Something that does not hold.
 *
 * @param pointer where: a file and the number of a record in it, a member of a document, an event
 */
public record Finding(Code code, String pointer, String detail) {

    /** What kind of thing. The names are stable: programs read them. */
    public enum Code {
        /** A file, record, month or close is not what its hash says. */
        HASH_MISMATCH,
        /** A file that the seal covers is not there. */
        FILE_MISSING,
        /** Something is there that no seal covers. */
        NOT_COVERED,
        /** The files are there, but not in their order or their form. */
        CONTAINER_ALTERED,
        /** A record cannot be read as what it has to be. */
        RECORD_UNREADABLE,
        /** The month is not among those of its close. */
        PROOF_INVALID,
        /** A seal does not name the one before it. */
        CHAIN_BROKEN,
        /** The signature is not that of the key over the close. */
        SIGNATURE_INVALID,
        /** The bundle was signed by another key than the one that was expected. */
        KEY_UNEXPECTED,
        /** A number is missing where they follow each other. */
        SEQUENCE_GAP,
        /** An amount is not what lines and rules make of it. */
        AMOUNT_MISMATCH,
        /** Something other than an amount is not what lines and rules make of it. */
        DECISION_MISMATCH,
        /** Documents that do not add up in themselves. */
        DOES_NOT_ADD_UP,
        /** A closed month that no seal covers. */
        NOT_SEALED
    }

    @Override
    public String toString() {
        return code + " " + pointer + ": " + detail;
    }
}

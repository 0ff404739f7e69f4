package org.partnerledger.api.intake;

/**
 * What is wrong with an event: the first thing found, in the order of contract.md, section 6. Thrown while an event is
 * read or taken, and ends in the quarantine.
 */
final class Defect extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String code;
    private final String pointer;

    /**
     * @param code of the contract, such as {@code SCHEMA}
     * @param pointer JSON pointer within the event, such as {@code /data/paid/cash}; "" for the whole event
     */
    Defect(String code, String pointer, String detail) {
        super(detail, null, false, false); // No stack trace: a feed may be full of these.
        this.code = code;
        this.pointer = pointer;
    }

    static Defect schema(String pointer, String detail) {
        return new Defect("SCHEMA", pointer, detail);
    }

    String code() {
        return code;
    }

    String pointer() {
        return pointer;
    }

    String detail() {
        return String.valueOf(getMessage());
    }
}

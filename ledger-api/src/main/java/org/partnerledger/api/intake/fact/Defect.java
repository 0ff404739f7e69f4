package org.partnerledger.api.intake.fact;

/**
 * What is wrong with an event: the first thing found, in the order of contract.md, section 6. Thrown while an event is
 * read or taken, and ends in the quarantine.
 */
public final class Defect extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String code;
    private final String pointer;

    /**
     * @param code of the contract, such as {@code SCHEMA}
     * @param pointer JSON pointer within the event, such as {@code /data/paid/cash}; "" for the whole event
     */
    public Defect(String code, String pointer, String detail) {
        super(detail, null, false, false); // No stack trace: a feed may be full of these.
        this.code = code;
        this.pointer = pointer;
    }

    static Defect schema(String pointer, String detail) {
        return new Defect("SCHEMA", pointer, detail);
    }

    public String code() {
        return code;
    }

    public String pointer() {
        return pointer;
    }

    public String detail() {
        return String.valueOf(getMessage());
    }
}

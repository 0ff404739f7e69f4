package org.partnerledger.api.table;

/** A column of an exported table. */
public record Column(String name, Kind kind) {

    /** What its cells are; every one may also be null. */
    public enum Kind {
        /** {@link String}. */
        TEXT,
        /** {@link java.math.BigDecimal}, exact: at most 15 integer digits and 12 decimals. */
        AMOUNT,
        /** {@link Long}. */
        NUMBER,
        /** {@link Boolean}. */
        FLAG,
        /** {@link java.time.Instant}, written in UTC. */
        INSTANT
    }

    public static Column text(String name) {
        return new Column(name, Kind.TEXT);
    }

    public static Column amount(String name) {
        return new Column(name, Kind.AMOUNT);
    }

    public static Column number(String name) {
        return new Column(name, Kind.NUMBER);
    }

    public static Column flag(String name) {
        return new Column(name, Kind.FLAG);
    }

    public static Column instant(String name) {
        return new Column(name, Kind.INSTANT);
    }
}

package org.partnerledger.core.kernel;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;

/** Instants as people in the ledger's default zone write them. */
public final class Shanghai {

    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private Shanghai() {}

    /** 00:00 of a day such as {@code 2026-07-01}. */
    public static Instant day(String day) {
        return LocalDate.parse(day).atStartOfDay(ZONE).toInstant();
    }

    /** A local time such as {@code 2026-07-01T23:59:59}. */
    public static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(ZONE).toInstant();
    }
}

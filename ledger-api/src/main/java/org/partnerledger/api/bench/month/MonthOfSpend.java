package org.partnerledger.api.bench.month;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.SplittableRandom;

/**
 * The spend of a month, drawn from a seed: 1 % duplicates, 0.1 % conflicts, 2 % late charges, 5 % refunds, some of it
 * settled monthly, paid by all means.
 */
public final class MonthOfSpend {

    /** Of the rows for COPY, in their order. */
    public static final String COLUMNS = DrawnLine.COLUMNS;

    /** Each as often as it is written here. */
    private static final String[] SERVICES = {
        "ecs", "ecs", "ecs", "ecs", "ecs", "rds", "rds", "obs", "obs", "cdn", "ai-compute", "sms", "support"
    };

    private static final String[] MEANS = {"credit", "storedValueCard", "cashCoupon", "bonus", "debt", "writeOff"};

    /** What is sent again, contradicted or refunded is one of the last lines. */
    private static final int REMEMBERED = 4096;

    private static final BigDecimal HALF = new BigDecimal("0.5");

    private final Market market;
    private final YearMonth month;
    private final SplittableRandom random;
    private final DrawnLine[] last = new DrawnLine[REMEMBERED];
    private final boolean[] refunded = new boolean[REMEMBERED];
    private long count;

    public MonthOfSpend(Market market, YearMonth month, long seed) {
        this.market = market;
        this.month = month;
        this.random = new SplittableRandom(seed * 31 + month.getYear() * 12L + month.getMonthValue());
    }

    /**
     * How much was written.
     *
     * @param events lines of the file, duplicates and conflicts included
     * @param fresh lines that are neither, which are the rows of the file for COPY
     */
    public record Written(long events, long fresh, String firstLineId, String lastLineId) {}

    /** Writes the next {@code lines} events, and their rows into a file beside it. */
    public Written write(long lines, Path events, Path rows) throws IOException {
        long first = count + 1;
        try (OutputStream to = new BufferedOutputStream(Files.newOutputStream(events), 1 << 16);
                OutputStream copy = new BufferedOutputStream(Files.newOutputStream(rows), 1 << 16)) {
            for (long i = 0; i < lines; i++) {
                int dice = random.nextInt(1_000);
                if (count >= first && dice < 11) {
                    DrawnLine again = remembered();
                    to.write(
                            dice < 10
                                    ? again.event()
                                    : again.costing(new BigDecimal("0.77")).event());
                } else {
                    DrawnLine line = next();
                    to.write(line.event());
                    copy.write(line.row());
                }
            }
        }
        return new Written(lines, count - first + 1, lineId(first), lineId(count));
    }

    /** A fresh line of a partner, counted from 0, as an event. */
    public byte[] lineOf(int partner) {
        return drawn(market.customerOf(partner, random.nextInt(1 << 20))).event();
    }

    /** Whose line might come next, from 0 on. */
    public int anyPartner() {
        return random.nextInt(Market.SHARE_OF_FIRST) == 0 ? 0 : 1 + random.nextInt(market.partners() - 1);
    }

    /** @param number from 1 on, as lines are counted within the month */
    public String lineId(long number) {
        return prefix() + "l-%09d".formatted(number);
    }

    private String prefix() {
        return month + "-";
    }

    private DrawnLine remembered() {
        return last[slot()];
    }

    private int slot() {
        return random.nextInt((int) Math.min(REMEMBERED, count));
    }

    private DrawnLine next() {
        if (count > 0 && random.nextInt(20) == 0) {
            int slot = slot();
            DrawnLine base = last[slot];
            if (!refunded[slot] && base.baseLineId() == null) {
                refunded[slot] = true; // Once is enough: a base is never refunded in excess.
                count++;
                return remember(base.refund(count, base.amount().multiply(HALF)));
            }
        }
        return drawn(market.customerOf(anyPartner(), random.nextInt(1 << 20)));
    }

    private DrawnLine drawn(int customer) {
        count++;
        String service = SERVICES[random.nextInt(SERVICES.length)];
        String day = "%02d".formatted(random.nextInt(1, month.lengthOfMonth() + 1));
        String hour = "%02d".formatted(random.nextInt(24));
        String consumed = month + "-" + day + "T" + hour + ":00:00+08:00";
        String traded = month + "-" + day + "T" + hour + ":59:59+08:00";
        boolean monthly = service.equals("cdn");
        if (random.nextInt(50) == 0) {
            traded = month.plusMonths(1) + "-04T10:00:00+08:00";
        } else if (monthly) {
            traded = month.plusMonths(1) + "-01T10:00:00+08:00";
        }
        int kind = random.nextInt(100);
        String means = kind < 70 ? "cash" : MEANS[kind % MEANS.length];
        return remember(new DrawnLine(
                count,
                prefix(),
                customer,
                service,
                service.equals("obs") && random.nextInt(6) == 0 ? "archive" : null,
                monthly ? "MONTHLY" : "HOURLY",
                "USAGE",
                consumed,
                traded,
                means,
                BigDecimal.valueOf(random.nextInt(1, 90_000_000), 5),
                kind < 4 ? BigDecimal.valueOf(random.nextInt(1, 4_000_000), 5) : null,
                null));
    }

    private DrawnLine remember(DrawnLine line) {
        int slot = (int) ((line.number() - 1) % REMEMBERED);
        last[slot] = line;
        refunded[slot] = false;
        return line;
    }
}

package org.partnerledger.api.demonstration;

import static org.partnerledger.api.demonstration.DemoFacts.at;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.SplittableRandom;
import org.partnerledger.api.demonstration.DemoPartners.Customer;

/** The everyday spend of a month, drawn from the seed: what is charged, when, and by which means. */
final class DemoSpend {

    /** Each as often as it is written here. */
    private static final List<String> SERVICES = List.of(
            "ecs",
            "ecs",
            "ecs",
            "ecs",
            "rds",
            "rds",
            "obs",
            "obs",
            "cdn",
            "ai-compute",
            "ai-compute",
            "sms",
            "support");

    private static final int FEWEST_LINES = 15;
    private static final int MOST_LINES = 35;

    private final DemoFacts facts;
    private final SplittableRandom random;
    private int count;

    DemoSpend(DemoFacts facts, long seed) {
        this.facts = facts;
        random = new SplittableRandom(seed);
    }

    void month(YearMonth month) {
        for (Customer customer : DemoPartners.customers()) {
            int lines = random.nextInt(FEWEST_LINES, MOST_LINES + 1);
            for (int i = 0; i < lines; i++) {
                line(month, customer).recordIn(facts);
            }
        }
    }

    private DemoLine line(YearMonth month, Customer customer) {
        count++;
        String service = SERVICES.get(random.nextInt(SERVICES.size()));
        int day = random.nextInt(1, month.lengthOfMonth() + 1);
        String hour = "%02d:00:00".formatted(random.nextInt(24));
        var line = new DemoLine(
                "L%06d".formatted(count), customer.id(), customer.partner().currency(), service, at(month, day, hour));
        if (service.equals("cdn")) {
            line.with("settlement", "MONTHLY").traded(at(month.plusMonths(1), 1, "10:00:00"));
        } else if (service.equals("obs") && random.nextInt(6) == 0) {
            line.resource("archive");
        }
        pay(line);
        return line;
    }

    /** Mostly by cash; some leave part of it to another means, and some have not paid yet. */
    private void pay(DemoLine line) {
        String amount = amount(90_000_000);
        switch (random.nextInt(40)) {
            case 0, 1 -> line.paid("cash", amount).paid("coupon", amount(4_000_000));
            case 2 -> line.paid("cash", amount).paid("bonus", amount(1_000_000));
            case 3 -> line.paid("cashCoupon", amount);
            case 4 -> line.paid("cashCoupon", amount).cashCouponCounts();
            case 5, 6, 7 -> line.paid("credit", amount);
            case 8 -> line.paid("debt", amount);
            case 9 -> line.paid("storedValueCard", amount);
            default -> line.paid("cash", amount);
        }
    }

    /** Up to {@code most} millionths of a hundred, so that charges have up to 5 decimals, as usage has. */
    private String amount(int most) {
        return BigDecimal.valueOf(random.nextInt(1, most), 5).toPlainString();
    }
}

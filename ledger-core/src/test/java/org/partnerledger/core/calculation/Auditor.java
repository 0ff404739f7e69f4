package org.partnerledger.core.calculation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.partnerledger.core.consumption.Means;
import org.partnerledger.core.consumption.SpendLine;
import org.partnerledger.core.plan.PlanVersion;

/**
 * Works out a {@link RandomHalfYear} a second time: line by line, in plain decimals, by the text of the rules and
 * without any of the calculators. What it shares with them is the shape of the facts and of the plans.
 */
final class Auditor {

    private final RandomHalfYear world;
    private final AuditedRules rules;
    private final List<AuditedLine> lines = new ArrayList<>();
    private final Map<String, List<RandomHalfYear.Payment>> payments = new HashMap<>();
    private final Map<String, AuditedPlan> paidPlans = new HashMap<>();
    private final Map<AuditedLine, BigDecimal> freezing = new HashMap<>();
    private final Map<AuditedLine, BigDecimal> frozenBefore = new HashMap<>();
    private BigDecimal balance = BigDecimal.ZERO;
    private int month = -1;

    Auditor(RandomHalfYear world) {
        this.world = world;
        rules = new AuditedRules(world);
    }

    /** What a statement has to say; rows by their words. */
    record Audit(
            Map<String, BigDecimal> rows,
            BigDecimal spend,
            BigDecimal performance,
            Map<String, BigDecimal> incentives,
            Map<String, BigDecimal> clawbacks,
            BigDecimal frozen,
            BigDecimal released,
            BigDecimal net,
            BigDecimal payable) {}

    void take(List<SpendLine> facts, List<RandomHalfYear.Payment> paid) {
        month++;
        for (SpendLine fact : facts) {
            lines.add(new AuditedLine(fact));
        }
        paid.forEach(it ->
                payments.computeIfAbsent(it.trade(), _ -> new ArrayList<>()).add(it));
    }

    Audit close(YearMonth closing) {
        seal(closing);
        Map<String, BigDecimal> rows = new TreeMap<>();
        BigDecimal spend = explainBill(closing, rows);
        BigDecimal performance = BigDecimal.ZERO;
        Map<String, BigDecimal> clawbacks = new TreeMap<>();
        for (AuditedLine it : recognisedIn(closing)) {
            performance = performance.add(it.performance);
            decidePlans(it, closing);
            for (PlanVersion plan : it.clawing) {
                clawbacks.put(it.line.lineId() + " " + plan.planId(), clawback(it, plan));
            }
        }
        Map<String, AuditedPlan> settled = settledPlans(closing);
        explainPlaces(closing, settled, rows);
        Map<String, BigDecimal> incentives = new TreeMap<>();
        BigDecimal earned = BigDecimal.ZERO;
        for (AuditedPlan it : settled.values()) {
            incentives.put(it.plan.planId().value(), it.incentive);
            earned = earned.add(it.incentive);
        }
        for (BigDecimal amount : clawbacks.values()) {
            earned = earned.add(amount);
        }
        BigDecimal frozen = freeze(settled);
        BigDecimal released = release();
        BigDecimal net = earned.subtract(frozen).add(released).add(balance);
        BigDecimal minimum = world.parameters.minPayout().otherwise().value();
        BigDecimal payable = net.signum() <= 0 || net.compareTo(minimum) < 0 ? BigDecimal.ZERO : net;
        balance = net.subtract(payable);
        freezing.forEach((line, amount) -> frozenBefore.merge(line, amount, BigDecimal::add));
        return new Audit(rows, spend, performance, incentives, clawbacks, frozen, released, net, payable);
    }

    /** Lines whose bill is the closing month get what they keep for good. */
    private void seal(YearMonth closing) {
        lines.sort(Comparator.comparing(AuditedLine::isRefund)); // Bases before refunds.
        for (AuditedLine it : lines) {
            if (it.sealed) {
                continue;
            }
            it.base = it.isRefund() ? named(it.line.baseLineId()) : null;
            rules.decide(it, closing, month);
            it.sealed = it.attributed && it.bill.equals(closing);
        }
    }

    private @Nullable AuditedLine named(@Nullable String lineId) {
        return lines.stream()
                .filter(it -> it.line.lineId().equals(lineId))
                .findFirst()
                .orElse(null);
    }

    private List<AuditedLine> recognisedIn(YearMonth closing) {
        return lines.stream()
                .filter(it -> it.sealed && it.recognised.equals(closing) && it.performance.signum() != 0)
                .toList();
    }

    private BigDecimal explainBill(YearMonth closing, Map<String, BigDecimal> rows) {
        BigDecimal spend = BigDecimal.ZERO;
        for (AuditedLine it : lines) {
            if (!it.sealed) {
                continue;
            }
            if (it.bill.equals(closing)) {
                spend = spend.add(it.amount());
                explainExclusions(it, rows);
                if (it.recognised.isAfter(closing)) {
                    add(rows, "CARRIED_OUT " + it.cause + " " + it.recognised, it.performance.negate());
                }
            } else if (it.recognised.equals(closing)) {
                add(rows, "CARRIED_IN " + it.cause + " " + it.bill, it.performance);
            }
        }
        return spend;
    }

    private static void explainExclusions(AuditedLine it, Map<String, BigDecimal> rows) {
        if (it.reason != null) {
            add(rows, "EXCLUDED " + it.reason, it.amount().negate());
            return;
        }
        add(rows, "EXCLUDED PAID_BY_COUPON", it.paid(Means.COUPON).negate());
        add(rows, "EXCLUDED PAID_BY_BONUS", it.paid(Means.BONUS).negate());
        add(rows, "EXCLUDED WRITTEN_OFF", it.paid(Means.WRITE_OFF).negate());
        if (!it.cashCouponCounts()) {
            add(
                    rows,
                    "EXCLUDED CASH_COUPON_NOT_COUNTING",
                    it.paid(Means.CASH_COUPON).negate());
        }
    }

    private void decidePlans(AuditedLine it, YearMonth closing) {
        AuditedLine base = it.base;
        if (base == null || !base.sealed || !base.recognised.isBefore(closing)) {
            it.takers = rules.takers(it, closing);
            return;
        }
        for (PlanVersion plan : base.takers) {
            boolean open = isQuarterly(plan) && !quarterEnd(base.recognised).isBefore(closing);
            (open ? it.takers : it.clawing).add(plan);
        }
    }

    private BigDecimal clawback(AuditedLine it, PlanVersion plan) {
        AuditedLine base = it.base;
        YearMonth earnedIn = base == null ? YearMonth.of(1, 1) : base.recognised;
        AuditedPlan paid = paidPlans.get(plan.planId() + " " + (isQuarterly(plan) ? quarterEnd(earnedIn) : earnedIn));
        if (paid == null || paid.base.signum() == 0) {
            return BigDecimal.ZERO;
        }
        return it.performance
                .multiply(AuditedPlan.factor(plan, it))
                .multiply(paid.incentive)
                .divide(paid.base, 2, RoundingMode.HALF_UP);
    }

    /** Monthly plans of this month and, in its third month, quarterly ones of the quarter. */
    private Map<String, AuditedPlan> settledPlans(YearMonth closing) {
        Map<String, AuditedPlan> settled = new TreeMap<>();
        for (PlanVersion plan : world.plans) {
            List<AuditedLine> taken = lines.stream()
                    .filter(it -> it.takers.contains(plan))
                    .filter(it -> isQuarterly(plan)
                            ? quarterEnd(it.recognised).equals(closing)
                            : it.recognised.equals(closing))
                    .toList();
            if (!taken.isEmpty()) {
                var paid = new AuditedPlan(plan, taken);
                settled.put(plan.planId().value(), paid);
                paidPlans.put(plan.planId() + " " + closing, paid);
            }
        }
        return settled;
    }

    private void explainPlaces(YearMonth closing, Map<String, AuditedPlan> settled, Map<String, BigDecimal> rows) {
        for (AuditedLine it : lines) {
            PlanVersion primary = rules.primary(it.takers);
            boolean inMonth = it.sealed && it.recognised.equals(closing) && it.performance.signum() != 0;
            boolean inQuarter = primary != null
                    && isQuarterly(primary)
                    && quarterEnd(it.recognised).equals(closing);
            AuditedPlan paid =
                    primary == null ? null : settled.get(primary.planId().value());
            if (primary != null && inQuarter && !inMonth) {
                add(rows, "QUARTER_BASE " + primary.planId(), it.performance);
            }
            if (inMonth && it.takers.isEmpty()) {
                boolean noRebate = it.productClass.equals("NO_REBATE");
                String word = !it.clawing.isEmpty()
                        ? "CLAWED_BACK_REFUNDS"
                        : "NO_INCENTIVE " + (noRebate ? "PRODUCT_NO_REBATE" : "NO_PLAN");
                add(rows, word, it.performance.negate());
            } else if (inMonth && primary != null && isQuarterly(primary) && !inQuarter) {
                add(rows, "NO_INCENTIVE QUARTER_OPEN", it.performance.negate());
            } else if ((inMonth || inQuarter) && paid != null && paid.belowThreshold) {
                add(rows, "NO_INCENTIVE THRESHOLD_NOT_MET", it.performance.negate());
            }
        }
        settled.values()
                .forEach(it -> add(rows, "CAP_APPLIED " + it.plan.planId(), it.incentive.subtract(it.beforeCap)));
    }

    private BigDecimal freeze(Map<String, AuditedPlan> settled) {
        freezing.clear();
        for (AuditedPlan plan : settled.values()) {
            plan.shares().forEach((line, share) -> {
                if (!line.isRefund() && isUnpaid(line)) {
                    freezing.merge(line, share, BigDecimal::add);
                }
            });
        }
        return freezing.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private BigDecimal release() {
        BigDecimal released = BigDecimal.ZERO;
        for (AuditedLine line : List.copyOf(frozenBefore.keySet())) {
            if (!isUnpaid(line)) {
                released = released.add(frozenBefore.getOrDefault(line, BigDecimal.ZERO));
                frozenBefore.remove(line);
            }
        }
        return released;
    }

    /** Pays the trade's lines one after the other from what was paid, and looks at what is left of this one. */
    private boolean isUnpaid(AuditedLine line) {
        List<RandomHalfYear.Payment> paid = payments.getOrDefault(line.line.tradeId(), List.of());
        BigDecimal money = BigDecimal.ZERO;
        for (RandomHalfYear.Payment payment : paid) {
            if (payment.amount() == null) {
                return false;
            }
            money = money.add(new BigDecimal(payment.amount()));
        }
        List<AuditedLine> trade = lines.stream()
                .filter(it -> !it.isRefund() && it.line.tradeId().equals(line.line.tradeId()))
                .sorted(Comparator.comparing(it -> it.line.lineId()))
                .toList();
        for (AuditedLine it : trade) {
            BigDecimal owed = owed(it, Means.CREDIT).add(owed(it, Means.DEBT));
            if (it == line) {
                return money.compareTo(owed) < 0;
            }
            money = money.subtract(owed).max(BigDecimal.ZERO);
        }
        throw new IllegalStateException(line.line.lineId() + " is not in its trade");
    }

    private BigDecimal owed(AuditedLine line, Means means) {
        BigDecimal owed = line.paid(means);
        for (AuditedLine it : lines) {
            if (it.isRefund() && line.line.lineId().equals(it.line.baseLineId())) {
                owed = owed.add(it.paid(means));
            }
        }
        return owed.max(BigDecimal.ZERO);
    }

    static boolean isQuarterly(PlanVersion plan) {
        return plan.cadence().name().equals("QUARTER");
    }

    static YearMonth quarterEnd(YearMonth month) {
        return YearMonth.of(month.getYear(), (month.getMonthValue() + 2) / 3 * 3);
    }

    private static void add(Map<String, BigDecimal> rows, String words, BigDecimal amount) {
        BigDecimal sum = rows.getOrDefault(words, BigDecimal.ZERO).add(amount);
        rows.put(words, sum);
        if (sum.signum() == 0) {
            rows.remove(words);
        }
    }
}

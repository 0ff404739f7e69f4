package org.partnerledger.core.calculation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.partnerledger.core.plan.Factor;
import org.partnerledger.core.plan.PlanVersion;

/** What a plan earns with some lines, worked out by hand for the {@link Auditor}; plans are read as data. */
final class AuditedPlan {

    final PlanVersion plan;
    final List<AuditedLine> lines;
    final BigDecimal measure;
    final BigDecimal base;
    final boolean belowThreshold;
    final BigDecimal beforeCap;
    final BigDecimal incentive;

    AuditedPlan(PlanVersion plan, List<AuditedLine> lines) {
        this.plan = plan;
        this.lines = lines;
        BigDecimal m = BigDecimal.ZERO;
        BigDecimal b = BigDecimal.ZERO;
        for (AuditedLine it : lines) {
            m = m.add(it.performance);
            b = b.add(it.performance.multiply(factor(plan, it)));
        }
        measure = m;
        base = b;
        belowThreshold = m.signum() >= 0 && m.compareTo(plan.threshold().value()) < 0;
        beforeCap = belowThreshold ? new BigDecimal("0.00") : beforeCap();
        BigDecimal cap =
                plan.capPerPeriod() == null ? null : plan.capPerPeriod().value();
        incentive = cap == null ? beforeCap : beforeCap.min(cap.setScale(2, RoundingMode.FLOOR));
    }

    static BigDecimal factor(PlanVersion plan, AuditedLine line) {
        for (Factor factor : plan.factors()) {
            if (factor.when().serviceTypes().contains(line.asked().product().serviceType())) {
                return factor.factor();
            }
        }
        return BigDecimal.ONE;
    }

    private BigDecimal beforeCap() {
        if (measure.signum() <= 0) {
            return base.multiply(plan.tiers().getFirst().rate()).setScale(2, RoundingMode.HALF_UP);
        }
        // Each tier from the top down: the part of the measure above its beginning.
        BigDecimal left = measure;
        BigDecimal blended = BigDecimal.ZERO;
        for (int i = plan.tiers().size() - 1; i >= 0; i--) {
            BigDecimal from = plan.tiers().get(i).from().value();
            BigDecimal rate = plan.tiers().get(i).rate();
            if (left.compareTo(from) >= 0 && measure.compareTo(from) >= 0) {
                if (plan.tierMode().name().equals("WHOLE")) {
                    return base.multiply(rate).setScale(2, RoundingMode.HALF_UP);
                }
                blended = blended.add(left.subtract(from).multiply(rate));
                left = from;
            }
        }
        return base.multiply(blended).divide(measure, 2, RoundingMode.HALF_UP);
    }

    /** Shares in cents: floors first, then one cent each in the order of the remainders. */
    Map<AuditedLine, BigDecimal> shares() {
        Map<AuditedLine, BigDecimal> shares = new HashMap<>();
        if (base.signum() == 0) {
            return shares;
        }
        List<AuditedLine> inOrder = new ArrayList<>(lines);
        inOrder.sort(Comparator.comparing(it -> it.line.lineId()));
        Map<AuditedLine, BigDecimal> remainders = new HashMap<>();
        BigDecimal left = incentive;
        for (AuditedLine it : inOrder) {
            BigDecimal weight = it.performance.multiply(factor(plan, it));
            BigDecimal floor = incentive.multiply(weight).divide(base, 2, RoundingMode.FLOOR);
            shares.put(it, floor);
            // incentive × weight / base − floor, times |base| so that it stays exact.
            BigDecimal remainder = incentive.multiply(weight).subtract(floor.multiply(base));
            remainders.put(it, base.signum() > 0 ? remainder : remainder.negate());
            left = left.subtract(floor);
        }
        inOrder.sort((a, b) -> remainder(remainders, b).compareTo(remainder(remainders, a)));
        for (AuditedLine it : inOrder) {
            if (left.signum() > 0) {
                shares.merge(it, new BigDecimal("0.01"), BigDecimal::add);
                left = left.subtract(new BigDecimal("0.01"));
            }
        }
        return shares;
    }

    private static BigDecimal remainder(Map<AuditedLine, BigDecimal> remainders, AuditedLine line) {
        return remainders.getOrDefault(line, BigDecimal.ZERO);
    }
}

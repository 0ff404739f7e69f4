package org.partnerledger.core.calculation;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.partnerledger.core.consumption.SpendLine;
import org.partnerledger.core.plan.PlanVersion;
import org.partnerledger.core.rulebook.ProductClass;

/**
 * The rules of a {@link RandomHalfYear} in the {@link Auditor}'s own words: whose a line is, when it counts, for what.
 */
final class AuditedRules {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final RandomHalfYear world;

    AuditedRules(RandomHalfYear world) {
        this.world = world;
    }

    /**
     * @param closing the first month that is open
     * @param month how many months of facts have arrived before this one's
     */
    void decide(AuditedLine it, YearMonth closing, int month) {
        AuditedLine base = it.base;
        SpendLine line = it.line;
        it.attributed = base == null ? isLinked(line, month) : base.attributed;
        it.resale = !it.asked().customerId().value().equals("c-referral");
        it.charge = monthOf(line.consumedFrom());
        it.bill = later(it.charge, closing);
        YearMonth earned = it.charge;
        String cause = null;
        if (line.settlement().name().equals("MONTHLY")) {
            earned = it.charge.plusMonths(1);
            cause = "MONTHLY_SETTLED";
        } else if (!line.chargingMode().name().equals("PREPAID")) {
            while (!line.tradedAt().isBefore(cutoff(earned))) {
                earned = earned.plusMonths(1);
                cause = "LATE_CHARGE";
            }
        }
        it.recognised = later(earned, it.bill);
        it.cause = it.recognised.isAfter(earned) ? "CLOSED_PERIOD" : cause;
        it.productClass = base == null ? classOf(line, it.charge, month) : base.productClass;
        it.reason = base == null ? reason(line, it.productClass) : base.reason;
        it.performance = it.reason == null ? it.counting() : BigDecimal.ZERO;
    }

    private static boolean isLinked(SpendLine line, int month) {
        return switch (line.customerId().value()) {
            case "c-late" -> month >= RandomHalfYear.LATE_LINK_ARRIVES;
            case "c-rebound" -> !line.consumedFrom().isBefore(midnight(RandomHalfYear.REBOUND_ON));
            default -> true;
        };
    }

    private @Nullable String reason(SpendLine line, String productClass) {
        if (world.leaves && !line.consumedFrom().isBefore(midnight(RandomHalfYear.LEAVES_ON))) {
            return "PARTNER_NOT_IN_PROGRAMME";
        }
        if (line.customerId().value().equals("c-rebound")) {
            return "REBIND_COOLDOWN"; // Six months from May reach beyond the half-year.
        }
        if (line.provider().name().equals("MARKETPLACE") && !world.parameters.marketplaceCounts()) {
            return "MARKETPLACE_EXCLUDED";
        }
        if (line.lineType().name().startsWith("ADJUSTMENT")) {
            return "LINE_TYPE_EXCLUDED";
        }
        return productClass.equals("NO_PERFORMANCE") ? "PRODUCT_NO_PERFORMANCE" : null;
    }

    private String classOf(SpendLine line, YearMonth charge, int month) {
        boolean changed = month >= 4 && !charge.isBefore(YearMonth.of(2026, 7));
        return (changed ? world.laterClasses : world.classes)
                .getOrDefault(line.product().serviceType(), ProductClass.GENERAL)
                .name();
    }

    /** The EXCLUSIVE plan of highest priority and all ADDITIVE ones. */
    List<PlanVersion> takers(AuditedLine it, YearMonth month) {
        List<PlanVersion> takers = new ArrayList<>();
        PlanVersion exclusive = null;
        for (PlanVersion plan : world.plans) {
            if (month.isBefore(plan.validFrom().month()) || !matches(plan, it)) {
                continue;
            }
            if (plan.stacking().name().equals("ADDITIVE")) {
                takers.add(plan);
            } else if (exclusive == null || precedes(plan, exclusive)) {
                exclusive = plan;
            }
        }
        if (exclusive != null) {
            takers.add(exclusive);
        }
        return takers;
    }

    @Nullable
    PlanVersion primary(List<PlanVersion> takers) {
        return takers.stream()
                .filter(plan -> plan.stacking().name().equals("EXCLUSIVE"))
                .findFirst()
                .orElse(takers.stream()
                        .min(Comparator.comparing(plan -> plan.planId().value()))
                        .orElse(null));
    }

    private static boolean precedes(PlanVersion plan, PlanVersion other) {
        return plan.priority() > other.priority()
                || (plan.priority() == other.priority()
                        && plan.planId().value().compareTo(other.planId().value()) < 0);
    }

    private static boolean matches(PlanVersion plan, AuditedLine it) {
        boolean association =
                plan.associations().stream().anyMatch(of -> of.name().equals(it.resale ? "RESALE" : "REFERRAL"));
        boolean service = plan.when().serviceTypes().isEmpty()
                || plan.when().serviceTypes().contains(it.asked().product().serviceType());
        boolean ofClass =
                plan.productClasses().stream().anyMatch(of -> of.name().equals(it.productClass));
        return association && service && ofClass && !it.productClass.equals("NO_REBATE");
    }

    private Instant cutoff(YearMonth month) {
        LocalDateTime first = month.plusMonths(1).atDay(1).atStartOfDay();
        return first.plusHours(world.parameters.cutoffHours()).atZone(ZONE).toInstant();
    }

    private static YearMonth monthOf(Instant instant) {
        return YearMonth.from(instant.atZone(ZONE));
    }

    private static Instant midnight(String day) {
        return LocalDateTime.parse(day + "T00:00").atZone(ZONE).toInstant();
    }

    private static YearMonth later(YearMonth a, YearMonth b) {
        return a.isAfter(b) ? a : b;
    }
}

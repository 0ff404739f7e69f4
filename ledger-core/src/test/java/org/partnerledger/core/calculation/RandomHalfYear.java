package org.partnerledger.core.calculation;

import static org.partnerledger.core.consumption.LittleLine.refund;
import static org.partnerledger.core.consumption.LittleLine.usage;
import static org.partnerledger.core.partner.PartnerFixture.left;
import static org.partnerledger.core.partner.PartnerFixture.linked;
import static org.partnerledger.core.partner.PartnerFixture.midLongTail;
import static org.partnerledger.core.partner.PartnerFixture.resale;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.partnerledger.core.consumption.LineType;
import org.partnerledger.core.consumption.LittleLine;
import org.partnerledger.core.consumption.Means;
import org.partnerledger.core.consumption.SpendLine;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.core.kernel.Seeds.Draw;
import org.partnerledger.core.kernel.Shanghai;
import org.partnerledger.core.partner.Association;
import org.partnerledger.core.plan.LittlePlan;
import org.partnerledger.core.plan.PlanVersion;
import org.partnerledger.core.plan.TierMode;
import org.partnerledger.core.rulebook.LittleParameters;
import org.partnerledger.core.rulebook.Parameters;
import org.partnerledger.core.rulebook.ProductClass;

/**
 * Six months of a partner, grown from a seed: plans of every kind, lines late and early, refunds of lines old and new,
 * payments, a rebind, a link that arrives late, a catalogue that changes, sometimes a partner that leaves.
 */
final class RandomHalfYear {

    static final List<String> MONTHS = List.of("2026-04", "2026-05", "2026-06", "2026-07", "2026-08", "2026-09");

    /** When the link of {@code c-late} arrives: in the third month. It covers all six. */
    static final int LATE_LINK_ARRIVES = 2;

    static final String REBOUND_ON = "2026-05-10";
    static final String LEAVES_ON = "2026-09-15";

    private static final List<String> SERVICES = List.of("ecs", "obs", "cdn", "sms");
    private static final List<String> CUSTOMERS = List.of("c-resale", "c-resale", "c-referral", "c-rebound", "c-late");

    final List<PlanVersion> plans = new ArrayList<>();
    final Parameters parameters;
    final Map<String, ProductClass> classes = new HashMap<>();

    /** The classes from July on, put in the fifth month: they change July's late lines and nothing that is closed. */
    final Map<String, ProductClass> laterClasses = new HashMap<>();

    final boolean leaves;

    /** What arrives in each of the months. */
    final List<List<SpendLine>> facts = new ArrayList<>();

    final List<List<Payment>> payments = new ArrayList<>();

    private final Draw draw;

    /** @param amount null = in full */
    record Payment(String trade, @Nullable String amount) {}

    RandomHalfYear(Draw draw) {
        this.draw = draw;
        for (int plan = draw.between(1, 4); plan > 0; plan--) {
            plans.add(plan("P" + plan));
        }
        LittleParameters drawn =
                LittleParameters.parameters().cutoffHours(draw.oneOf(0, 24, 36)).minPayout(draw.oneOf("0", "0", "25"));
        parameters = (draw.chance(50) ? drawn : drawn.marketplaceCounts()).build();
        for (String service : SERVICES) {
            classes.put(service, draw.chance(60) ? ProductClass.GENERAL : draw.oneOf(ProductClass.values()));
            laterClasses.put(service, draw.chance(60) ? ProductClass.GENERAL : draw.oneOf(ProductClass.values()));
        }
        leaves = draw.chance(20);
        for (int month = 0; month < MONTHS.size(); month++) {
            facts.add(new ArrayList<>());
            payments.add(new ArrayList<>());
            month(month);
        }
    }

    /** The ledger as it stands before the first month. */
    LittleLedger ledger() {
        var ledger = new LittleLedger()
                .with(parameters)
                .products("2026-01", classes)
                .with(linked("c-rebound", midLongTail("p-9", "2025-01-01", REBOUND_ON)))
                .with(linked("c-rebound", midLongTail("p-1", REBOUND_ON, null)));
        plans.forEach(ledger::with);
        return leaves ? ledger.with(left("p-1", LEAVES_ON)) : ledger;
    }

    /** What else arrives before the lines of a month. */
    void announce(int month, LittleLedger ledger) {
        if (month == LATE_LINK_ARRIVES) {
            ledger.with(linked("c-late", resale("p-1", "2026-04-01", null)));
        }
        if (month == 4) {
            ledger.products("2026-07", laterClasses);
        }
    }

    private LittlePlan withTiers(String planId) {
        LittlePlan plan = LittlePlan.tiered(planId, draw.oneOf(TierMode.values()));
        int from = 0;
        for (int tier = draw.between(1, 3); tier > 0; tier--) {
            plan = plan.tier(Integer.toString(from), "0.0" + draw.anyOf(100));
            from += draw.between(1, 3_000);
        }
        return plan;
    }

    private PlanVersion plan(String planId) {
        LittlePlan plan = withTiers(planId).priority(draw.anyOf(3));
        plan = draw.chance(40) ? plan.quarterly() : plan;
        plan = draw.chance(40) ? plan.additive() : plan;
        plan = draw.chance(40) ? plan.factor("obs", draw.oneOf("0", "0.5", "1.25")) : plan;
        plan = draw.chance(30) ? plan.threshold(Integer.toString(draw.between(0, 2_000))) : plan;
        plan = draw.chance(20) ? plan.cap(draw.between(0, 200) + ".55") : plan;
        plan = draw.chance(20) ? plan.forService(draw.anyOf(SERVICES)) : plan;
        plan = draw.chance(30) ? plan.of(draw.oneOf(Association.values())) : plan;
        plan = draw.chance(40) ? plan.classes(ProductClass.GENERAL, ProductClass.SPECIFIC) : plan;
        return plan.build();
    }

    private void month(int month) {
        for (int line = draw.between(0, 9); line > 0; line--) {
            facts.get(month).add(line(month, "L" + month + line));
        }
        List<SpendLine> known = facts.stream()
                .flatMap(List::stream)
                .filter(it -> it.lineType() == LineType.USAGE)
                .toList();
        for (int refund = known.isEmpty() ? 0 : draw.between(0, 3); refund > 0; refund--) {
            facts.get(month).add(refundOf(draw.anyOf(known), month, "R" + month + refund));
        }
        for (int payment = known.isEmpty() ? 0 : draw.between(0, 3); payment > 0; payment--) {
            String amount = draw.chance(50) ? null : Integer.toString(draw.between(1, 300));
            payments.get(month).add(new Payment(draw.anyOf(known).tradeId(), amount));
        }
    }

    private SpendLine line(int month, String lineId) {
        int used = draw.chance(15) ? Math.max(0, month - draw.between(1, 3)) : month;
        Instant consumed = instant(used);
        LittleLine line = usage(lineId)
                .of(draw.anyOf(CUSTOMERS))
                .service(draw.anyOf(SERVICES))
                .consumed(consumed)
                .traded(consumed.plus(draw.chance(20) ? draw.anyOf(60) : 0, ChronoUnit.DAYS))
                .trade(draw.chance(30) ? "shared-" + draw.anyOf(3) : "t-" + lineId);
        line = draw.chance(15) ? line.monthly() : line;
        line = draw.chance(15) ? line.prepaid() : line;
        line = draw.chance(10) ? line.marketplace() : line;
        line = draw.chance(5) ? line.type(LineType.ADJUSTMENT_CHARGE) : line;
        line = draw.chance(30) ? line.cashCouponCounts() : line;
        line = draw.chance(70) ? line.cash(amount()) : line;
        for (Means means : Means.values()) {
            line = draw.chance(12) ? line.paid(means, amount()) : line;
        }
        return line.build();
    }

    /** Of a part of every means, on a day after the line; the monthly amounts may be refunded before they count. */
    private SpendLine refundOf(SpendLine base, int month, String lineId) {
        Instant consumed = instant(month);
        LittleLine line = refund(lineId, base.lineId())
                .of("c-resale")
                .consumed(consumed.isBefore(base.consumedFrom()) ? base.consumedFrom() : consumed);
        line = draw.chance(20) ? line.cashCouponCounts() : line;
        line = draw.chance(20) ? line.monthly() : line;
        for (Means means : Means.values()) {
            Amount paid = base.paid().of(means);
            Amount back = paid.min(Amount.of(amount()));
            line = paid.isZero() || draw.chance(30)
                    ? line
                    : line.paid(means, back.negated().toString());
        }
        return line.build();
    }

    private Instant instant(int month) {
        return Period.of(MONTHS.get(month)).start(Shanghai.ZONE).plusSeconds(draw.anyOf(30 * 24 * 60) * 60L);
    }

    private String amount() {
        return draw.between(0, 999) + draw.oneOf("", ".5", ".25", ".333333", ".000000000001");
    }
}

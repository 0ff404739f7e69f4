package org.partnerledger.core.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.kernel.CurrencyCode;
import org.partnerledger.core.kernel.PartnerId;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.core.kernel.Seeds;
import org.partnerledger.core.reconciliation.OurLine.Contribution;
import org.partnerledger.core.reconciliation.OurLine.Covered;
import org.partnerledger.core.reconciliation.OurLine.Months;
import org.partnerledger.core.reconciliation.OurLine.Standing;

/** Lists with differences planted in them: every one is found and named, none is invented, and the bridge adds up. */
class PlantedDifferencesTest {

    private static final PartnerId OWNER = new PartnerId("p-1");
    private static final Period MONTH = Period.of("2026-05");
    private static final Amount TOLERANCE = Amount.of("0.000001");
    private static final DifferenceCalculator CALCULATOR =
            new DifferenceCalculator(OWNER, MONTH, new CurrencyCode("CNY"), TOLERANCE);

    /** What is planted under a key. */
    private enum Planted {
        NOTHING,
        CARRIED_OUT,
        CARRIED_IN,
        EXCLUDED,
        MEANS_NOT_COUNTING,
        NO_INCENTIVE,
        CLAWED_BACK_REFUND,
        LATE,
        TIME_ZONE_OURS,
        TIME_ZONE_THEIRS,
        OTHER_PERIOD,
        OTHER_PARTNER,
        UNATTRIBUTED,
        WITHDRAWN,
        DUPLICATE,
        DUPLICATE_OF_EXCLUDED,
        UNKNOWN_LINE,
        NOT_ON_THEIR_LIST,
        ONE_LINE_OF_SEVERAL,
        ROUNDING,
        ROUNDED_AND_CARRIED_OUT,
        TOLERATED,
        UNEXPLAINED,
        SPLIT_BY_THEM,
        SUMMED_BY_THEM,
        AMOUNT_MISSING
    }

    @Test
    void areAllFoundAndNamedAndTheBridgeAddsUp() {
        Seeds.forAll(draw -> {
            Amount theirs = Amount.ZERO;
            Amount ours = Amount.ZERO;
            Map<String, Amount> rows = new LinkedHashMap<>();
            var bridge = new ArrayList<Bridge.Row>();
            for (int key = 0; key < 40; key++) {
                Planted planted = draw.oneOf(Planted.values());
                var drawn = new Plot(amount(draw), amount(draw));
                Case it = drawn.of(planted);

                Verdict verdict = CALCULATOR.verdict(it.theirs(), it.ours(), it.elsewhere());

                assertThat(verdict.result()).as("%s %s", planted, it).isEqualTo(result(planted));
                assertThat(verdict.steps())
                        .as("%s %s", planted, it)
                        .extracting(Step::cause)
                        .containsExactlyElementsOf(causes(planted));
                theirs = theirs.plus(it.theirs().sum());
                ours = ours.plus(it.ours().value());
                verdict.steps().forEach(step -> rows.merge(step.cause().name(), step.amount(), Amount::plus));
            }
            rows.forEach((cause, amount) -> bridge.add(new Bridge.Row(Cause.valueOf(cause), "", amount, 1)));
            assertThat(new Bridge(theirs, bridge, ours).rows()).hasSameSizeAs(rows.entrySet());
        });
    }

    private static Result result(Planted planted) {
        return switch (planted) {
            case NOTHING, TOLERATED, SPLIT_BY_THEM, SUMMED_BY_THEM -> Result.AGREES;
            case AMOUNT_MISSING -> Result.CANNOT_BE_COMPARED;
            default -> Result.DIFFERS;
        };
    }

    private static List<Cause> causes(Planted planted) {
        return switch (planted) {
            case NOTHING, SPLIT_BY_THEM, SUMMED_BY_THEM -> List.of();
            case AMOUNT_MISSING -> List.of(Cause.NOT_COMPARABLE);
            case TIME_ZONE_OURS, TIME_ZONE_THEIRS -> List.of(Cause.TIME_ZONE);
            case DUPLICATE_OF_EXCLUDED -> List.of(Cause.EXCLUDED, Cause.DUPLICATE);
            case ONE_LINE_OF_SEVERAL -> List.of(Cause.NOT_ON_THEIR_LIST);
            case ROUNDED_AND_CARRIED_OUT -> List.of(Cause.CARRIED_OUT, Cause.ROUNDING);
            default -> List.of(Cause.valueOf(planted.name()));
        };
    }

    /** From 100 to 10,000 with 4 decimals that are not all 0: no two of a list add up to a third by chance. */
    private static Amount amount(Seeds.Draw draw) {
        return new Amount(BigDecimal.valueOf(draw.between(100, 10_000))
                .add(BigDecimal.valueOf(draw.between(1, 99) * 100 + draw.between(11, 44), 4)));
    }

    private record Case(Theirs theirs, Ours ours, @Nullable Whereabouts elsewhere) {}

    /** @param other another amount, of a second line or another belief */
    private record Plot(Amount amount, Amount other) {

        Case of(Planted planted) {
            return switch (planted) {
                case NOTHING -> new Case(listed(amount), ours(line(MONTH, MONTH)), null);
                case CARRIED_OUT -> new Case(listed(amount), ours(line(MONTH, MONTH.next())), null);
                case CARRIED_IN -> new Case(Theirs.NOTHING, ours(line(MONTH.plus(-1), MONTH)), null);
                case EXCLUDED -> new Case(listed(amount), ours(excluded()), null);
                case MEANS_NOT_COUNTING -> new Case(listed(amount.plus(other)), ours(withCoupon()), null);
                case NO_INCENTIVE ->
                    new Case(listed(amount), ours(standing(new Standing(false, false, "NO_PLAN"))), null);
                case CLAWED_BACK_REFUND ->
                    new Case(listed(amount), ours(standing(new Standing(false, true, ""))), null);
                case LATE -> new Case(Theirs.NOTHING, ours(charged(MONTH.plus(-2), null)), null);
                case TIME_ZONE_OURS -> new Case(Theirs.NOTHING, ours(charged(MONTH, MONTH.plus(-1))), null);
                case TIME_ZONE_THEIRS -> elsewhere(OWNER, MONTH.next(), MONTH);
                case OTHER_PERIOD -> elsewhere(OWNER, MONTH.next(), MONTH.next());
                case OTHER_PARTNER -> elsewhere(new PartnerId("p-2"), MONTH, MONTH);
                case UNATTRIBUTED -> new Case(listed(amount), Ours.NOTHING, where(null, false));
                case WITHDRAWN -> new Case(listed(amount), Ours.NOTHING, where(OWNER, true));
                case UNKNOWN_LINE -> new Case(listed(amount), Ours.NOTHING, null);
                case NOT_ON_THEIR_LIST -> new Case(Theirs.NOTHING, ours(line(MONTH, MONTH)), null);
                case TOLERATED -> new Case(listed(amount.plus(TOLERANCE)), ours(line(MONTH, MONTH)), null);
                case UNEXPLAINED -> new Case(listed(amount.plus(other)), ours(line(MONTH, MONTH)), null);
                default -> ofSeveral(planted);
            };
        }

        private Case ofSeveral(Planted planted) {
            Amount cents = new Amount(amount.value().setScale(2, RoundingMode.HALF_UP));
            return switch (planted) {
                case DUPLICATE -> new Case(twice(), ours(line(MONTH, MONTH)), null);
                case DUPLICATE_OF_EXCLUDED -> new Case(twice(), ours(excluded()), null);
                case ROUNDING -> new Case(listed(cents), ours(line(MONTH, MONTH)), null);
                case ROUNDED_AND_CARRIED_OUT -> new Case(listed(cents), ours(line(MONTH, MONTH.next())), null);
                case SPLIT_BY_THEM -> new Case(new Theirs(2, amount, amount, null), ours(line(MONTH, MONTH)), null);
                case SUMMED_BY_THEM -> new Case(listed(amount.plus(other)), ours(line(MONTH, MONTH), second()), null);
                case ONE_LINE_OF_SEVERAL -> new Case(listed(amount), ours(line(MONTH, MONTH), second()), null);
                case AMOUNT_MISSING ->
                    new Case(new Theirs(1, Amount.ZERO, Amount.ZERO, "NO_AMOUNT"), ours(line(MONTH, MONTH)), null);
                default -> throw new IllegalArgumentException(planted.name());
            };
        }

        private static Theirs listed(Amount amount) {
            return new Theirs(1, amount, amount, null);
        }

        private Theirs twice() {
            return new Theirs(2, amount.plus(amount), amount, null);
        }

        private Case elsewhere(PartnerId partner, Period charge, Period inTheirZone) {
            return new Case(listed(amount), Ours.NOTHING, new Whereabouts(partner, false, charge, charge, inTheirZone));
        }

        private static Whereabouts where(@Nullable PartnerId partner, boolean withdrawn) {
            return new Whereabouts(partner, withdrawn, MONTH, partner == null ? null : MONTH, MONTH);
        }

        private static final Standing EARNS = new Standing(true, false, "");

        private OurLine line(Period bill, Period incentive) {
            return new OurLine(
                    amount, Map.of(), amount, null, new Months(bill, bill, incentive), "LATE_CHARGE", null, EARNS);
        }

        private OurLine second() {
            return new OurLine(other, Map.of(), other, null, new Months(MONTH, MONTH, MONTH), null, null, EARNS);
        }

        private OurLine charged(Period charge, @Nullable Period inTheirZone) {
            return new OurLine(
                    amount, Map.of(), amount, null, new Months(charge, MONTH, MONTH), null, inTheirZone, EARNS);
        }

        private OurLine excluded() {
            return new OurLine(
                    amount,
                    Map.of(),
                    Amount.ZERO,
                    "REBIND_COOLDOWN",
                    new Months(MONTH, MONTH, MONTH),
                    null,
                    null,
                    new Standing(false, false, ""));
        }

        private OurLine withCoupon() {
            return new OurLine(
                    amount.plus(other),
                    Map.of("PAID_BY_COUPON", other),
                    amount,
                    null,
                    new Months(MONTH, MONTH, MONTH),
                    null,
                    null,
                    EARNS);
        }

        private OurLine standing(Standing standing) {
            return new OurLine(amount, Map.of(), amount, null, new Months(MONTH, MONTH, MONTH), null, null, standing);
        }

        private static Ours ours(OurLine... lines) {
            Amount value = Amount.ZERO;
            var steps = new ArrayList<Step>();
            var singles = new ArrayList<Ours.Single>();
            for (OurLine line : lines) {
                Contribution it = line.in(Measure.INCENTIVE_BASE, Covered.only(MONTH));
                value = value.plus(it.value());
                steps.addAll(it.steps());
                singles.add(new Ours.Single("line-" + singles.size(), it.value()));
            }
            return new Ours(lines.length, value, steps, singles);
        }
    }
}

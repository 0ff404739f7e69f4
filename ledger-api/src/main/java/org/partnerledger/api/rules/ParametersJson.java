package org.partnerledger.api.rules;

import static org.partnerledger.api.body.JsonShapes.amount;
import static org.partnerledger.api.body.JsonShapes.decimal;
import static org.partnerledger.api.body.JsonShapes.flag;
import static org.partnerledger.api.body.JsonShapes.mapOf;
import static org.partnerledger.api.body.JsonShapes.object;
import static org.partnerledger.api.body.JsonShapes.oneOf;
import static org.partnerledger.api.body.JsonShapes.text;
import static org.partnerledger.api.body.JsonShapes.wholeNumber;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.partnerledger.api.body.JsonMembers;
import org.partnerledger.api.body.JsonPlace;
import org.partnerledger.api.body.JsonShape;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.kernel.CurrencyCode;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.core.rulebook.MilestoneTerms;
import org.partnerledger.core.rulebook.MinPayout;
import org.partnerledger.core.rulebook.Parameters;
import org.partnerledger.core.rulebook.StepMode;
import org.partnerledger.core.rulebook.TaxTerms;
import tools.jackson.databind.JsonNode;

/**
 * The parameters as the contract writes them (contract.md, section 2).
 *
 * @param rebindCooldownFrom a day where it is 00:00 of one in the zone, else an instant
 * @param minPayout an amount, or amounts by currency
 */
public record ParametersJson(
        String zone,
        int cutoffHours,
        boolean marketplaceCounts,
        String rebindCooldownFrom,
        int rebindCooldownMonths,
        Object minPayout,
        int confirmWorkdays,
        @Nullable Integer billDueDays,
        String calendar,
        MilestoneJson milestone,
        TaxJson tax) {

    public record MilestoneJson(
            int toleratedDays, int severeFrom, int stepDays, String stepRate, StepMode stepMode, int cancelAfter) {}

    public record TaxJson(String outputTax, String serviceFeeTax) {}

    /** Longest cooldown in months and longest wait in days: beyond them a slip is more likely than a wish. */
    private static final int MOST_MONTHS = 1_200;

    private static final int MOST_DAYS = 10_000;

    private static final LocalDate DEFAULT_COOLDOWN_FROM =
            LocalDate.ofInstant(Parameters.DEFAULT.rebindCooldownFrom(), Parameters.DEFAULT.zone());

    /** What is left out returns to its default. */
    public static final JsonShape<Parameters> SHAPE = object(ParametersJson::parameters);

    static ParametersJson of(Parameters it) {
        return new ParametersJson(
                it.zone().getId(),
                it.cutoffHours(),
                it.marketplaceCounts(),
                dayOrInstant(it.rebindCooldownFrom().atZone(it.zone())),
                it.rebindCooldownMonths(),
                minPayout(it.minPayout()),
                it.confirmWorkdays(),
                it.billDueDays(),
                it.calendar(),
                new MilestoneJson(
                        it.milestone().toleratedDays(),
                        it.milestone().severeFrom(),
                        it.milestone().stepDays(),
                        it.milestone().stepRate().toPlainString(),
                        it.milestone().stepMode(),
                        it.milestone().cancelAfter()),
                new TaxJson(
                        it.tax().outputTax().toPlainString(),
                        it.tax().serviceFeeTax().toPlainString()));
    }

    private static Supplier<Parameters> parameters(JsonMembers body) {
        Parameters defaults = Parameters.DEFAULT;
        var zone = body.optional("zone", defaults.zone(), text().as(ZoneId::of));
        var cutoffHours = body.optional("cutoffHours", defaults.cutoffHours(), wholeNumber(0, 24 * 28));
        var marketplaceCounts = body.optional("marketplaceCounts", defaults.marketplaceCounts(), flag());
        var cooldownFrom = body.optional(
                "rebindCooldownFrom", startOf(DEFAULT_COOLDOWN_FROM), text().as(ParametersJson::dayOrInstant));
        var cooldownMonths =
                body.optional("rebindCooldownMonths", defaults.rebindCooldownMonths(), wholeNumber(0, MOST_MONTHS));
        var minPayout = body.optional("minPayout", defaults.minPayout(), ParametersJson::minPayoutShape);
        var confirmWorkdays = body.optional("confirmWorkdays", defaults.confirmWorkdays(), wholeNumber(0, MOST_DAYS));
        var billDueDays = body.nullable("billDueDays", wholeNumber(0, MOST_DAYS));
        var calendar = body.optional("calendar", defaults.calendar(), text().as(CalendarJson::country));
        var milestone = body.optional("milestone", defaults.milestone(), object(ParametersJson::milestone));
        var tax = body.optional("tax", defaults.tax(), object(ParametersJson::tax));
        return () -> new Parameters(
                zone.get(),
                cutoffHours.get(),
                marketplaceCounts.get(),
                cooldownFrom.get().apply(zone.get()),
                cooldownMonths.get(),
                minPayout.get(),
                confirmWorkdays.get(),
                billDueDays.get(),
                calendar.get(),
                milestone.get(),
                tax.get());
    }

    private static Supplier<MilestoneTerms> milestone(JsonMembers body) {
        MilestoneTerms defaults = MilestoneTerms.DEFAULT;
        var toleratedDays = body.optional("toleratedDays", defaults.toleratedDays(), wholeNumber(0, MOST_DAYS));
        var severeFrom = body.optional("severeFrom", defaults.severeFrom(), wholeNumber(0, MOST_DAYS));
        var stepDays = body.optional("stepDays", defaults.stepDays(), wholeNumber(1, MOST_DAYS));
        var stepRate = body.optional("stepRate", defaults.stepRate(), share());
        var stepMode = body.optional("stepMode", defaults.stepMode(), oneOf(StepMode.class));
        var cancelAfter = body.optional("cancelAfter", defaults.cancelAfter(), wholeNumber(0, MOST_DAYS));
        return () -> new MilestoneTerms(
                toleratedDays.get(),
                severeFrom.get(),
                stepDays.get(),
                stepRate.get(),
                stepMode.get(),
                cancelAfter.get());
    }

    private static Supplier<TaxTerms> tax(JsonMembers body) {
        var outputTax = body.optional("outputTax", TaxTerms.DEFAULT.outputTax(), share());
        var serviceFeeTax = body.optional("serviceFeeTax", TaxTerms.DEFAULT.serviceFeeTax(), share());
        return () -> new TaxTerms(outputTax.get(), serviceFeeTax.get());
    }

    private static Supplier<MinPayout> minPayoutShape(JsonNode node, JsonPlace place) {
        JsonShape<Amount> notNegative = amount().as(ParametersJson::notNegative);
        JsonShape<MinPayout> shape =
                node.isObject() ? mapOf(notNegative).as(ParametersJson::byCurrency) : notNegative.as(MinPayout::of);
        return shape.read(node, place);
    }

    private static MinPayout byCurrency(Map<String, Amount> amounts) {
        Map<CurrencyCode, Amount> byCurrency = new LinkedHashMap<>();
        amounts.forEach((code, amount) -> byCurrency.put(currency(code), amount));
        return new MinPayout(Amount.ZERO, byCurrency);
    }

    private static CurrencyCode currency(String code) {
        try {
            return new CurrencyCode(code);
        } catch (IllegalArgumentException _) {
            throw new IllegalArgumentException("'" + code + "' is no currency of ISO 4217");
        }
    }

    private static Amount notNegative(Amount amount) {
        if (amount.signum() < 0) {
            throw new IllegalArgumentException("0 or more is expected");
        }
        return amount;
    }

    private static JsonShape<BigDecimal> share() {
        return decimal().as(value -> {
            if (value.signum() < 0 || value.compareTo(BigDecimal.ONE) > 0 || value.scale() > Amount.MAX_DECIMALS) {
                throw new IllegalArgumentException("a share from 0 to 1 with at most 12 decimals is expected");
            }
            return value;
        });
    }

    private static Object minPayout(MinPayout it) {
        if (it.byCurrency().isEmpty()) {
            return it.otherwise();
        }
        Map<String, Amount> byCurrency = new LinkedHashMap<>();
        it.byCurrency().forEach((currency, amount) -> byCurrency.put(currency.code(), amount));
        return byCurrency;
    }

    /** A day of a zone that is not known yet, or an instant wherever. */
    private static Function<ZoneId, Instant> dayOrInstant(String text) {
        if (text.length() == "2026-01-01".length()) {
            return startOf(inBounds(LocalDate.parse(text)));
        }
        OffsetDateTime from = OffsetDateTime.parse(text);
        var _ = inBounds(from.toLocalDate());
        return _ -> from.toInstant();
    }

    private static LocalDate inBounds(LocalDate day) {
        if (!Period.of(YearMonth.from(day)).isWithinBounds()) {
            throw new IllegalArgumentException("days from 2000 to 2100 are accepted");
        }
        return day;
    }

    private static Function<ZoneId, Instant> startOf(LocalDate day) {
        return zone -> day.atStartOfDay(zone).toInstant();
    }

    private static String dayOrInstant(ZonedDateTime from) {
        boolean isStartOfDay = from.equals(from.toLocalDate().atStartOfDay(from.getZone()));
        return isStartOfDay ? from.toLocalDate().toString() : DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(from);
    }
}

package org.partnerledger.core.plan;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.partnerledger.core.combination.Condition;
import org.partnerledger.core.consumption.ChargingMode;
import org.partnerledger.core.consumption.LineType;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.kernel.CurrencyCode;
import org.partnerledger.core.kernel.PartnerId;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.core.kernel.Refusal.Problem;
import org.partnerledger.core.partner.Association;
import org.partnerledger.core.partner.Segment;
import org.partnerledger.core.plan.PlanDraft.ConditionDraft;
import org.partnerledger.core.plan.PlanDraft.FactorDraft;
import org.partnerledger.core.rulebook.ProductClass;

/**
 * Reads a draft and notes everything that is wrong with it, not just the first thing (domain.md, sections 5 and 10).
 * What could not be read is left out, so that the check goes on; the plan is only made of a draft without problems.
 */
final class DraftCheck {

    /** More than performance itself is never paid: a rate of 5 was meant to be 0.05. */
    private static final BigDecimal MAX_RATE = BigDecimal.ONE;

    private static final BigDecimal MAX_FACTOR = BigDecimal.valueOf(100);

    /** Digits after the decimal point of rates and factors, as many as amounts have. */
    private static final int MAX_DECIMALS = Amount.MAX_DECIMALS;

    private final List<Problem> problems = new ArrayList<>();
    private final @Nullable PlanVersion plan;

    DraftCheck(PlanDraft draft) {
        checkValidity(draft);
        checkTiers(draft.tiers());
        checkNotNegative("/threshold", draft.threshold());
        checkNotNegative("/capPerPeriod", draft.capPerPeriod());
        plan = read(draft);
    }

    List<Problem> problems() {
        return List.copyOf(problems);
    }

    /** The plan of a draft without problems. */
    PlanVersion plan() {
        if (plan == null) {
            throw new IllegalStateException("a plan with problems cannot be made: " + problems);
        }
        return plan;
    }

    private @Nullable PlanVersion read(PlanDraft draft) {
        Cadence cadence = code("/cadence", draft.cadence(), Cadence.class);
        List<Association> associations = codes("/associations", draft.associations(), Association.class);
        List<ProductClass> classes = codes("/productClasses", draft.productClasses(), ProductClass.class);
        Condition when = condition("/when", draft.when());
        List<Factor> factors = factors(draft.factors());
        TierMode tierMode = code("/tierMode", draft.tierMode(), TierMode.class);
        Stacking stacking = code("/stacking", draft.stacking(), Stacking.class);
        List<CurrencyCode> currencies = optional("/currencies", draft.currencies(), CurrencyCode::new);
        List<PartnerId> partners = optional("/partners", draft.partners(), PartnerId::new);
        if (!problems.isEmpty() || cadence == null || tierMode == null || stacking == null) {
            return null;
        }
        return new PlanVersion(
                draft.planId(),
                draft.version(),
                draft.name(),
                draft.validFrom(),
                draft.validTo(),
                cadence,
                associations,
                classes,
                when,
                factors,
                tierMode,
                draft.tiers(),
                draft.threshold(),
                draft.capPerPeriod(),
                stacking,
                draft.priority(),
                currencies,
                partners);
    }

    private void checkValidity(PlanDraft draft) {
        Period first = draft.validFrom();
        Period last = draft.validTo();
        if (last != null && last.isBefore(first)) {
            note("/validTo", "VALIDITY", "the last month " + last + " lies before the first, " + first);
        }
        if (!draft.cadence().equals(Cadence.QUARTER.name())) {
            return;
        }
        if (!first.equals(first.quarterStart())) {
            note("/validFrom", "QUARTER_BOUNDARY", first + " is not the first month of a quarter");
        }
        if (last != null && !last.equals(last.quarterEnd())) {
            note("/validTo", "QUARTER_BOUNDARY", last + " is not the last month of a quarter");
        }
    }

    private void checkTiers(List<Tier> tiers) {
        if (tiers.isEmpty()) {
            note("/tiers", "TIERS_NOT_ASCENDING", "a plan has at least one tier");
        }
        Amount before = null;
        for (int i = 0; i < tiers.size(); i++) {
            Tier tier = tiers.get(i);
            if (before == null && !tier.from().isZero()) {
                note("/tiers/0/from", "TIERS_NOT_ASCENDING", "the first tier begins at 0, not at " + tier.from());
            }
            if (before != null && tier.from().compareTo(before) <= 0) {
                note("/tiers/" + i + "/from", "TIERS_NOT_ASCENDING", tier.from() + " is not above " + before);
            }
            checkShare("/tiers/" + i + "/rate", tier.rate(), MAX_RATE);
            before = tier.from();
        }
    }

    private List<Factor> factors(List<FactorDraft> drafts) {
        List<Factor> factors = new ArrayList<>();
        for (int i = 0; i < drafts.size(); i++) {
            String at = "/factors/" + i;
            checkShare(at + "/factor", drafts.get(i).factor(), MAX_FACTOR);
            factors.add(new Factor(
                    condition(at + "/when", drafts.get(i).when()), drafts.get(i).factor()));
        }
        return factors;
    }

    private Condition condition(String at, ConditionDraft draft) {
        Map<String, Set<String>> tags = new LinkedHashMap<>();
        draft.tags().forEach((name, values) -> {
            String tag = at + "/tags/" + name.replace("~", "~0").replace("/", "~1");
            tags.put(name, new LinkedHashSet<>(notEmpty(tag, values)));
        });
        return new Condition(
                texts(at, "serviceTypes", draft),
                texts(at, "resourceTypes", draft),
                texts(at, "productIds", draft),
                texts(at, "regions", draft),
                codes(at, "chargingModes", draft, ChargingMode.class),
                codes(at, "lineTypes", draft, LineType.class),
                codes(at, "segments", draft, Segment.class),
                tags);
    }

    private Set<String> texts(String at, String member, ConditionDraft draft) {
        List<String> given = draft.lists().get(member);
        return given == null ? Set.of() : new LinkedHashSet<>(notEmpty(at + "/" + member, given));
    }

    private <E extends Enum<E>> Set<E> codes(String at, String member, ConditionDraft draft, Class<E> type) {
        List<String> given = draft.lists().get(member);
        Set<E> read = EnumSet.noneOf(type);
        if (given != null) {
            read.addAll(codes(at + "/" + member, given, type));
        }
        return read;
    }

    private <T> @Nullable List<T> optional(String at, @Nullable List<String> given, Function<String, T> read) {
        return given == null ? null : each(at, notEmpty(at, given), read);
    }

    private <E extends Enum<E>> List<E> codes(String at, List<String> given, Class<E> type) {
        return each(at, notEmpty(at, given), text -> Enum.valueOf(type, text));
    }

    private <E extends Enum<E>> @Nullable E code(String at, String text, Class<E> type) {
        try {
            return Enum.valueOf(type, text);
        } catch (IllegalArgumentException _) {
            unknown(at, text);
            return null;
        }
    }

    private <T> List<T> each(String at, List<String> texts, Function<String, T> read) {
        Set<T> values = new LinkedHashSet<>();
        for (int i = 0; i < texts.size(); i++) {
            try {
                values.add(read.apply(texts.get(i)));
            } catch (IllegalArgumentException _) {
                unknown(at + "/" + i, texts.get(i));
            }
        }
        return List.copyOf(values);
    }

    private List<String> notEmpty(String at, List<String> alternatives) {
        if (alternatives.isEmpty()) {
            note(at, "EMPTY_LIST", "an empty list can never hold: leave it out to ask nothing");
        }
        return alternatives;
    }

    private void checkShare(String at, BigDecimal share, BigDecimal most) {
        if (share.signum() < 0 || share.compareTo(most) > 0 || share.scale() > MAX_DECIMALS) {
            note(at, "OUT_OF_RANGE", "from 0 to " + most + " with at most " + MAX_DECIMALS + " decimals");
        }
    }

    private void checkNotNegative(String at, @Nullable Amount amount) {
        if (amount != null && amount.signum() < 0) {
            note(at, "OUT_OF_RANGE", "0 or more, not " + amount);
        }
    }

    private void unknown(String at, String code) {
        note(at, "UNKNOWN_CODE", "'" + code + "' is not known");
    }

    private void note(String pointer, String code, String detail) {
        problems.add(new Problem(pointer, code, detail));
    }
}

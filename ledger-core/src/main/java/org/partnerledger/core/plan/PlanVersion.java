package org.partnerledger.core.plan;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.partnerledger.core.combination.Combination;
import org.partnerledger.core.combination.Condition;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.kernel.CurrencyCode;
import org.partnerledger.core.kernel.PartnerId;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.core.kernel.PlanId;
import org.partnerledger.core.partner.Association;
import org.partnerledger.core.rulebook.ProductClass;

/**
 * One published version of an incentive plan: which performance it takes, and what that earns (domain.md, section 5).
 * {@link PlanDraft} checks everything before one of these is made.
 *
 * @param validFrom first month, included
 * @param validTo last month, included; null = open-ended
 * @param factors the first whose condition holds counts
 * @param tiers ascending, the first from 0
 * @param threshold a measure from 0 to below this earns nothing
 * @param capPerPeriod most that a statement may earn by this plan; null = no limit
 * @param priority the highest of the EXCLUSIVE plans takes a line
 * @param currencies null = all
 * @param partners tier-1 partners; null = all
 */
public record PlanVersion(
        PlanId planId,
        int version,
        String name,
        Period validFrom,
        @Nullable Period validTo,
        Cadence cadence,
        List<Association> associations,
        List<ProductClass> productClasses,
        Condition when,
        List<Factor> factors,
        TierMode tierMode,
        List<Tier> tiers,
        Amount threshold,
        @Nullable Amount capPerPeriod,
        Stacking stacking,
        int priority,
        @Nullable List<CurrencyCode> currencies,
        @Nullable List<PartnerId> partners) {

    public PlanVersion {
        associations = List.copyOf(associations);
        productClasses = List.copyOf(productClasses);
        factors = List.copyOf(factors);
        tiers = List.copyOf(tiers);
        currencies = currencies == null ? null : List.copyOf(currencies);
        partners = partners == null ? null : List.copyOf(partners);
        if (tiers.isEmpty() || !tiers.getFirst().from().isZero()) {
            throw new IllegalArgumentException("the first tier begins at 0");
        }
    }

    public boolean validIn(Period period) {
        return !period.isBefore(validFrom) && (validTo == null || !period.isAfter(validTo));
    }

    /** Whether it is meant for this tier-1 partner and currency. */
    public boolean appliesTo(PartnerId partner, CurrencyCode currency) {
        return (partners == null || partners.contains(partner))
                && (currencies == null || currencies.contains(currency));
    }

    /** Whether it takes lines of this combination; lines without performance and NO_REBATE products are never taken. */
    public boolean takes(Combination line, ProductClass productClass) {
        return productClass != ProductClass.NO_REBATE
                && productClass != ProductClass.NO_PERFORMANCE
                && associations.contains(line.association())
                && productClasses.contains(productClass)
                && when.matches(line);
    }

    /** The factor of the first condition that holds, else 1. */
    public BigDecimal factorFor(Combination line) {
        for (Factor factor : factors) {
            if (factor.when().matches(line)) {
                return factor.factor();
            }
        }
        return BigDecimal.ONE;
    }

    /** The tags that its conditions ask for. */
    public Set<String> tagNames() {
        Set<String> names = new TreeSet<>(when.tagNames());
        factors.forEach(factor -> names.addAll(factor.when().tagNames()));
        return names;
    }

    /** The same for these months. */
    public PlanVersion limitedTo(Period from, @Nullable Period to) {
        return copy(from, to, partners);
    }

    /** The same as one of its partners may see it: naming no other. */
    public PlanVersion asSeenBy(PartnerId partner) {
        return partners == null ? this : copy(validFrom, validTo, List.of(partner));
    }

    private PlanVersion copy(Period from, @Nullable Period to, @Nullable List<PartnerId> whose) {
        return new PlanVersion(
                planId,
                version,
                name,
                from,
                to,
                cadence,
                associations,
                productClasses,
                when,
                factors,
                tierMode,
                tiers,
                threshold,
                capPerPeriod,
                stacking,
                priority,
                currencies,
                whose);
    }

    /** In which order EXCLUSIVE plans may take a line: highest priority first, ties by lowest planId. */
    public static Comparator<PlanVersion> byPrecedence() {
        return Comparator.comparingInt(PlanVersion::priority).reversed().thenComparing(PlanVersion::planId);
    }
}

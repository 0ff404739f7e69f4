package org.partnerledger.core.performance;

import java.time.Instant;
import java.time.ZoneId;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.partnerledger.core.carryover.Recognition;
import org.partnerledger.core.combination.Combination;
import org.partnerledger.core.consumption.SpendLine;
import org.partnerledger.core.kernel.PartnerId;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.core.partner.Directory;
import org.partnerledger.core.partner.Link;
import org.partnerledger.core.partner.PartnerStanding;
import org.partnerledger.core.partner.Segment;
import org.partnerledger.core.rulebook.Parameters;

/**
 * Decides whose a line is and what of its own speaks against it. Pure: everything it depends on is in the constructor.
 *
 * <p>Not thread-safe, because the directory is not.
 */
public final class Attribution {

    private final Directory directory;
    private final Parameters parameters;
    private final Function<PartnerId, @Nullable Period> firstOpen;
    private final ToIntFunction<Combination> numberOf;
    private final TagFilter tags;

    /**
     * @param firstOpen by tier-1 partner, the first month that is not closed; null while none is closed
     * @param numberOf interns a combination
     * @param tags keeps the tags that plans ask for
     */
    public Attribution(
            Directory directory,
            Parameters parameters,
            Function<PartnerId, @Nullable Period> firstOpen,
            ToIntFunction<Combination> numberOf,
            TagFilter tags) {
        this.directory = directory;
        this.parameters = parameters;
        this.firstOpen = firstOpen;
        this.numberOf = numberOf;
        this.tags = tags;
    }

    /**
     * The base of a refund, as it was decided.
     *
     * @param cashCouponCounts the flag of its own line
     */
    public record Base(long lineNo, LineDecision decision, boolean cashCouponCounts) {}

    /** Decides a line on its own: one that is no refund, or a refund whose base is unknown. */
    public LineDecision decide(SpendLine line) {
        Period charge = Period.of(line.consumedFrom(), parameters.zone());
        Link link = directory.linkAt(line.customerId(), line.consumedFrom());
        PartnerStanding linked = link == null ? null : directory.partner(link.partnerId());
        if (link == null || linked == null) {
            return unattributed(line, charge, null, false);
        }
        if (!linked.currency().equals(line.currency())) {
            return unattributed(line, charge, null, true);
        }
        PartnerId tierOne = linked.tierOne();
        Recognition recognised = Recognition.of(line, parameters, firstOpen.apply(tierOne));
        return new LineDecision(
                tierOne,
                linked.isTierOne() ? null : linked.id(),
                exclusion(line, link, linked),
                recognised.charge(),
                recognised.bill(),
                recognised.incentive(),
                recognised.cause(),
                numberOf.applyAsInt(combination(line, link)),
                recognised.charge(),
                recognised.bill(),
                null,
                null,
                line.cashCouponCounts(),
                false);
    }

    /** A refund with a known base takes its decision and link; only its dates are its own (domain.md, section 10). */
    public LineDecision decideRefund(SpendLine refund, Base base) {
        LineDecision decided = base.decision();
        Period charge = Period.of(refund.consumedFrom(), parameters.zone());
        if (decided.partner() == null) {
            return unattributed(refund, charge, base.lineNo(), decided.currencyMismatch());
        }
        Recognition recognised = Recognition.of(refund, parameters, firstOpen.apply(decided.partner()));
        return new LineDecision(
                decided.partner(),
                decided.tierTwo(),
                decided.excluded(),
                recognised.charge(),
                recognised.bill(),
                recognised.incentive(),
                recognised.cause(),
                decided.combination(),
                decided.classMonth(),
                decided.rulesMonth(),
                base.lineNo(),
                decided.incentive(),
                base.cashCouponCounts(),
                false);
    }

    private @Nullable Exclusion exclusion(SpendLine line, Link link, PartnerStanding linked) {
        Instant at = line.consumedFrom();
        PartnerStanding tierOne = directory.partner(linked.tierOne());
        if (!linked.isMemberAt(at) || tierOne == null || !tierOne.isMemberAt(at)) {
            return Exclusion.PARTNER_NOT_IN_PROGRAMME;
        }
        if (!linked.isCertifiedAt(at) || !tierOne.isCertifiedAt(at)) {
            return Exclusion.CERTIFICATION_EXPIRED;
        }
        return isInCooldown(line, link) ? Exclusion.REBIND_COOLDOWN : null;
    }

    private boolean isInCooldown(SpendLine line, Link link) {
        if (link.segment() != Segment.MID_LONG_TAIL || link.from().isBefore(parameters.rebindCooldownFrom())) {
            return false;
        }
        ZoneId zone = parameters.zone();
        Instant over = link.from()
                .atZone(zone)
                .plusMonths(parameters.rebindCooldownMonths())
                .toInstant();
        return line.consumedFrom().isBefore(over) && cameFromAnotherTierOne(line, link);
    }

    private boolean cameFromAnotherTierOne(SpendLine line, Link present) {
        PartnerId tierOne = directory.tierOneOf(present.partnerId());
        return directory.linksOf(line.customerId()).stream()
                .filter(link -> link.from().isBefore(present.from()))
                .anyMatch(link -> !directory.tierOneOf(link.partnerId()).equals(tierOne));
    }

    private Combination combination(SpendLine line, Link link) {
        return new Combination(
                link.association(),
                link.segment(),
                line.product().serviceType(),
                line.product().resourceType(),
                line.product().productId(),
                line.region(),
                line.provider(),
                line.chargingMode(),
                line.lineType(),
                tags.of(line.tags()));
    }

    private static LineDecision unattributed(
            SpendLine line, Period charge, @Nullable Long baseNo, boolean currencyMismatch) {
        return new LineDecision(
                null,
                null,
                null,
                charge,
                null,
                null,
                null,
                0,
                charge,
                null,
                baseNo,
                null,
                line.cashCouponCounts(),
                currencyMismatch);
    }
}

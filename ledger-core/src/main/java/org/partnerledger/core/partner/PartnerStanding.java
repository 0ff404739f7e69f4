package org.partnerledger.core.partner;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.partnerledger.core.kernel.CurrencyCode;
import org.partnerledger.core.kernel.PartnerId;

/**
 * What is known of a partner: currency, tier, membership and certification over time.
 *
 * @param distributorId the tier-1 partner of a tier-2 one; null for tier 1
 * @param memberships oldest first; only the last may be open
 * @param certifications in order of arrival; none at all means always valid (contract.md, section 1)
 */
public record PartnerStanding(
        PartnerId id,
        CurrencyCode currency,
        @Nullable PartnerId distributorId,
        List<Interval> memberships,
        List<Interval> certifications) {

    /** After the end of the membership. */
    private static final int LAPSE_MONTHS = 12;

    public PartnerStanding {
        memberships = List.copyOf(memberships);
        certifications = List.copyOf(certifications);
    }

    /** The partner the vendor settles with: itself, or its distributor. */
    public PartnerId tierOne() {
        return distributorId == null ? id : distributorId;
    }

    public boolean isTierOne() {
        return distributorId == null;
    }

    public boolean isMemberAt(Instant instant) {
        return memberships.stream().anyMatch(it -> it.covers(instant));
    }

    public boolean isCertifiedAt(Instant instant) {
        return certifications.isEmpty() || certifications.stream().anyMatch(it -> it.covers(instant));
    }

    /** End of the last membership; null while it goes on. */
    public @Nullable Instant leftAt() {
        return memberships.getLast().to();
    }

    /**
     * Whether positive amounts that were not paid out lapse: one year has passed since it left, and it has not come
     * back (domain.md, section 6).
     *
     * @param zone in which a year is counted
     */
    public boolean balanceLapsesAt(Instant instant, ZoneId zone) {
        Instant left = leftAt();
        return left != null
                && !instant.isBefore(left.atZone(zone).plusMonths(LAPSE_MONTHS).toInstant());
    }

    PartnerStanding leaving(Instant memberTo) {
        var ended = new ArrayList<>(memberships);
        ended.set(ended.size() - 1, new Interval(ended.getLast().from(), memberTo));
        return new PartnerStanding(id, currency, distributorId, ended, certifications);
    }

    PartnerStanding certified(Interval validity) {
        return new PartnerStanding(id, currency, distributorId, memberships, Directory.plus(certifications, validity));
    }
}

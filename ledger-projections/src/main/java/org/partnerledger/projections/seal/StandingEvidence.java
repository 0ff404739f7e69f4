package org.partnerledger.projections.seal;

import java.sql.ResultSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.partnerledger.core.kernel.CurrencyCode;
import org.partnerledger.core.kernel.PartnerId;
import org.partnerledger.core.partner.Interval;
import org.partnerledger.core.partner.PartnerStanding;
import org.partnerledger.projections.sql.Instants;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Membership and certification of a partner and its tier-2 partners, as a close knew them. */
public final class StandingEvidence {

    private static final String MEMBERSHIPS = """
            select partner_id, currency, distributor_id, member_from,
                   case when left_at is null or left_at <= :asOf then member_to end as member_to
            from partner_membership
            where partner_id in (
                select partner_id from partner_membership where partner_id = :partner or distributor_id = :partner)
              and (enrolled_at is null or enrolled_at <= :asOf)
            order by partner_id, ordinal""";

    private static final String CERTIFICATIONS = """
            select partner_id, valid_from, valid_to from partner_certification
            where partner_id = any(:partners) and (certified_at is null or certified_at <= :asOf)
            order by partner_id, ordinal""";

    private final JdbcClient jdbc;

    public StandingEvidence(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What the last membership says a partner is. */
    private record Enrolment(
            CurrencyCode currency, @Nullable PartnerId distributor) {}

    /**
     * Of the partner and those that are tier 2 under it, by id.
     *
     * @param asOf what was recorded at or before it counts
     */
    public List<PartnerStanding> standings(PartnerId partner, Instant asOf) {
        Map<PartnerId, Enrolment> enrolments = new LinkedHashMap<>();
        Map<PartnerId, List<Interval>> memberships = new HashMap<>();
        jdbc.sql(MEMBERSHIPS)
                .param("partner", partner.value())
                .param("asOf", Instants.of(asOf))
                .query((ResultSet row) -> {
                    var id = new PartnerId(row.getString("partner_id"));
                    String distributor = row.getString("distributor_id");
                    enrolments.put(
                            id,
                            new Enrolment(
                                    new CurrencyCode(row.getString("currency")),
                                    distributor == null ? null : new PartnerId(distributor)));
                    memberships
                            .computeIfAbsent(id, _ -> new ArrayList<>())
                            .add(new Interval(Instants.get(row, "member_from"), Instants.getOrNull(row, "member_to")));
                });
        enrolments
                .entrySet()
                .removeIf(it -> !it.getKey().equals(partner)
                        && !partner.equals(it.getValue().distributor()));
        Map<PartnerId, List<Interval>> certifications = certifications(enrolments.keySet(), asOf);
        return enrolments.entrySet().stream()
                .map(it -> new PartnerStanding(
                        it.getKey(),
                        it.getValue().currency(),
                        it.getValue().distributor(),
                        memberships.getOrDefault(it.getKey(), List.of()),
                        certifications.getOrDefault(it.getKey(), List.of())))
                .toList();
    }

    private Map<PartnerId, List<Interval>> certifications(Iterable<PartnerId> partners, Instant asOf) {
        var ids = new ArrayList<String>();
        partners.forEach(partner -> ids.add(partner.value()));
        Map<PartnerId, List<Interval>> certifications = new HashMap<>();
        jdbc.sql(CERTIFICATIONS)
                .param("partners", ids.toArray(String[]::new))
                .param("asOf", Instants.of(asOf))
                .query((ResultSet row) -> {
                    certifications
                            .computeIfAbsent(new PartnerId(row.getString("partner_id")), _ -> new ArrayList<>())
                            .add(new Interval(Instants.get(row, "valid_from"), Instants.getOrNull(row, "valid_to")));
                });
        return certifications;
    }
}

package org.partnerledger.projections.seal;

import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.partnerledger.core.kernel.CurrencyCode;
import org.partnerledger.core.kernel.PartnerId;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.core.partner.Interval;
import org.partnerledger.core.partner.PartnerStanding;
import org.partnerledger.projections.sql.Instants;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Membership and certification of a partner and its tier-2 partners, as a close knew them. */
public final class StandingEvidence {

    private static final String MEMBERSHIPS = """
            select partner_id, currency, distributor_id, member_from,
                   case when left_no is null or left_no <= :through then member_to end as member_to
            from partner_membership
            where partner_id in (
                select partner_id from partner_membership where partner_id = :partner or distributor_id = :partner)
              and (enrolled_no is null or enrolled_no <= :through)
            order by partner_id, ordinal""";

    private static final String CERTIFICATIONS = """
            select partner_id, valid_from, valid_to from partner_certification
            where partner_id = any(:partners) and (certified_no is null or certified_no <= :through)
            order by partner_id, ordinal""";

    private final JdbcClient jdbc;

    public StandingEvidence(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Where the ledger stood when a month stopped taking facts: the position of the event that says so; 0 for months
     * that were closed before positions were kept.
     */
    public long closedAfter(PartnerId partner, Period period) {
        return jdbc.sql("select coalesce(closing_no, 0) from partner_period where partner_id = ? and period = ?")
                .param(partner.value())
                .param(period.index())
                .query(Long.class)
                .single();
    }

    /** What the last membership says a partner is. */
    private record Enrolment(
            CurrencyCode currency, @Nullable PartnerId distributor) {}

    /**
     * Of the partner and those that are tier 2 under it, by id.
     *
     * @param through what stands behind it in the order of the ledger does not count
     */
    public List<PartnerStanding> standings(PartnerId partner, long through) {
        Map<PartnerId, Enrolment> enrolments = new LinkedHashMap<>();
        Map<PartnerId, List<Interval>> memberships = new HashMap<>();
        jdbc.sql(MEMBERSHIPS)
                .param("partner", partner.value())
                .param("through", through)
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
        Map<PartnerId, List<Interval>> certifications = certifications(enrolments.keySet(), through);
        return enrolments.entrySet().stream()
                .map(it -> new PartnerStanding(
                        it.getKey(),
                        it.getValue().currency(),
                        it.getValue().distributor(),
                        memberships.getOrDefault(it.getKey(), List.of()),
                        certifications.getOrDefault(it.getKey(), List.of())))
                .toList();
    }

    private Map<PartnerId, List<Interval>> certifications(Iterable<PartnerId> partners, long through) {
        var ids = new ArrayList<String>();
        partners.forEach(partner -> ids.add(partner.value()));
        Map<PartnerId, List<Interval>> certifications = new HashMap<>();
        jdbc.sql(CERTIFICATIONS)
                .param("partners", ids.toArray(String[]::new))
                .param("through", through)
                .query((ResultSet row) -> {
                    certifications
                            .computeIfAbsent(new PartnerId(row.getString("partner_id")), _ -> new ArrayList<>())
                            .add(new Interval(Instants.get(row, "valid_from"), Instants.getOrNull(row, "valid_to")));
                });
        return certifications;
    }
}

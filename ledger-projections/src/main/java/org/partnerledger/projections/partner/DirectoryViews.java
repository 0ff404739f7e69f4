package org.partnerledger.projections.partner;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.partnerledger.core.kernel.CurrencyCode;
import org.partnerledger.core.kernel.CustomerId;
import org.partnerledger.core.kernel.PartnerId;
import org.partnerledger.core.partner.Association;
import org.partnerledger.core.partner.Directory;
import org.partnerledger.core.partner.Interval;
import org.partnerledger.core.partner.Link;
import org.partnerledger.core.partner.PartnerStanding;
import org.partnerledger.core.partner.Segment;
import org.partnerledger.projections.sql.Instants;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads partners and links. */
public final class DirectoryViews {

    private final JdbcClient jdbc;

    public DirectoryViews(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Rises with every change; what was loaded at another version is stale. */
    public long version() {
        return jdbc.sql("select version from directory_version")
                .query(Long.class)
                .single();
    }

    /** Everything: some megabytes for 20,000 customers. */
    public Directory load() {
        Map<PartnerId, PartnerStanding> partners = new HashMap<>();
        partners().forEach(partner -> partners.put(partner.id(), partner));
        Map<CustomerId, List<Link>> links = new HashMap<>();
        jdbc.sql("select * from customer_link order by customer_id, ordinal").query((ResultSet row) -> {
            var customer = new CustomerId(row.getString("customer_id"));
            links.computeIfAbsent(customer, _ -> new ArrayList<>()).add(link(row));
        });
        return new Directory(partners, links);
    }

    /** All partners of both tiers, by id. */
    public List<PartnerStanding> partners() {
        return partners(null);
    }

    /** {@code only} one partner, or all where that is null. */
    private List<PartnerStanding> partners(@Nullable PartnerId only) {
        String where = only == null ? "" : " where partner_id = :only";
        Map<String, Object> params = only == null ? Map.of() : Map.of("only", only.value());
        Map<String, List<Interval>> memberships = intervals(
                "select partner_id, member_from as beginning, member_to as ending from partner_membership" + where
                        + " order by partner_id, ordinal",
                params);
        Map<String, List<Interval>> certifications = intervals(
                "select partner_id, valid_from as beginning, valid_to as ending from partner_certification" + where
                        + " order by partner_id, ordinal",
                params);
        return jdbc.sql("select partner_id, currency, distributor_id from partner" + where + " order by partner_id")
                .params(params)
                .query((ResultSet row, int _) -> {
                    String id = row.getString("partner_id");
                    String distributor = row.getString("distributor_id");
                    return new PartnerStanding(
                            new PartnerId(id),
                            new CurrencyCode(row.getString("currency")),
                            distributor == null ? null : new PartnerId(distributor),
                            memberships.getOrDefault(id, List.of()),
                            certifications.getOrDefault(id, List.of()));
                })
                .list();
    }

    /** The tier 2 of a tier 1, by id. */
    public List<PartnerId> tierTwoOf(PartnerId distributor) {
        return jdbc.sql("select partner_id from partner where distributor_id = ? order by partner_id")
                .param(distributor.value())
                .query((row, _) -> new PartnerId(row.getString("partner_id")))
                .list();
    }

    public @Nullable PartnerStanding find(PartnerId id) {
        return partners(id).stream().findFirst().orElse(null);
    }

    private Map<String, List<Interval>> intervals(String sql, Map<String, Object> params) {
        Map<String, List<Interval>> intervals = new HashMap<>();
        jdbc.sql(sql).params(params).query((ResultSet row) -> {
            intervals
                    .computeIfAbsent(row.getString("partner_id"), _ -> new ArrayList<>())
                    .add(new Interval(Instants.get(row, "beginning"), Instants.getOrNull(row, "ending")));
        });
        return intervals;
    }

    private static Link link(ResultSet row) throws SQLException {
        return new Link(
                new PartnerId(row.getString("partner_id")),
                Association.valueOf(row.getString("association")),
                Segment.valueOf(row.getString("segment")),
                Instants.get(row, "valid_from"),
                Instants.getOrNull(row, "valid_to"));
    }
}

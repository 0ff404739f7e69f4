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

    /** One after the other with what belongs to them, in one statement: nearly every answer asks for one partner. */
    private static final String STANDINGS = """
            select partner_id, currency, distributor_id, is_membership, beginning, ending
            from partner left join (
                select partner_id, true as is_membership, ordinal, member_from as beginning, member_to as ending
                from partner_membership
                union all
                select partner_id, false, ordinal, valid_from, valid_to from partner_certification
            ) as interval using (partner_id)""";

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
        List<Standing> standings = new ArrayList<>();
        jdbc.sql(STANDINGS + where + " order by partner_id, ordinal")
                .params(params)
                .query((ResultSet row) -> {
                    String id = row.getString("partner_id");
                    if (standings.isEmpty() || !standings.getLast().id().equals(id)) {
                        standings.add(Standing.of(row));
                    }
                    standings.getLast().add(row);
                });
        return standings.stream().map(Standing::read).toList();
    }

    /** A partner whose intervals come one after the other. */
    private record Standing(
            String id,
            String currency,
            @Nullable String distributor,
            List<Interval> memberships,
            List<Interval> certifications) {

        static Standing of(ResultSet row) throws SQLException {
            return new Standing(
                    row.getString("partner_id"),
                    row.getString("currency"),
                    row.getString("distributor_id"),
                    new ArrayList<>(),
                    new ArrayList<>());
        }

        void add(ResultSet row) throws SQLException {
            boolean membership = row.getBoolean("is_membership");
            if (!row.wasNull()) {
                (membership ? memberships : certifications)
                        .add(new Interval(Instants.get(row, "beginning"), Instants.getOrNull(row, "ending")));
            }
        }

        PartnerStanding read() {
            return new PartnerStanding(
                    new PartnerId(id),
                    new CurrencyCode(currency),
                    distributor == null ? null : new PartnerId(distributor),
                    memberships,
                    certifications);
        }
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

    private static Link link(ResultSet row) throws SQLException {
        return new Link(
                new PartnerId(row.getString("partner_id")),
                Association.valueOf(row.getString("association")),
                Segment.valueOf(row.getString("segment")),
                Instants.get(row, "valid_from"),
                Instants.getOrNull(row, "valid_to"));
    }
}

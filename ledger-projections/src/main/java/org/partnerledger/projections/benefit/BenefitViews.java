package org.partnerledger.projections.benefit;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.partnerledger.core.benefit.BenefitKind;
import org.partnerledger.core.benefit.ClaimState;
import org.partnerledger.core.bundle.SealedClaim;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.kernel.PartnerId;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.core.statement.Statement.BenefitEntry;
import org.partnerledger.projections.sql.Instants;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads claims. */
public final class BenefitViews {

    private static final String SELECT = """
            select c.*, d.due_at from benefit_claim c
            left join deadline d on d.kind in ('STAFF_LIST_VERIFICATION', 'FUND_SETTLEMENT') and d.subject = c.claim_id
            """;

    private final JdbcClient jdbc;

    public BenefitViews(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Which claims are wanted; null does not restrict.
     *
     * @param dueBy those that lapse up to then, that instant included
     */
    public record Filter(
            @Nullable String partnerId,
            @Nullable BenefitKind kind,
            @Nullable ClaimState state,
            @Nullable Instant dueBy) {}

    public Optional<ClaimView> find(String claimId) {
        return jdbc.sql(SELECT + "where c.claim_id = ?")
                .param(claimId)
                .query((row, _) -> view(row))
                .optional();
    }

    /** By id, those behind {@code after}. */
    public List<ClaimView> list(Filter filter, String after, int limit) {
        var where = new StringBuilder("where c.claim_id > :after");
        Map<String, Object> values = new HashMap<>(Map.of("after", after, "limit", limit));
        if (filter.partnerId() != null) {
            where.append(" and c.partner_id = :partner");
            values.put("partner", filter.partnerId());
        }
        if (filter.kind() != null) {
            where.append(" and c.kind = :kind");
            values.put("kind", filter.kind().name());
        }
        if (filter.state() != null) {
            where.append(" and c.state = :state");
            values.put("state", filter.state().name());
        }
        if (filter.dueBy() != null) {
            where.append(" and d.due_at <= :due");
            values.put("due", filter.dueBy().atOffset(ZoneOffset.UTC));
        }
        return jdbc.sql(SELECT + where + " order by c.claim_id limit :limit")
                .params(values)
                .query((row, _) -> view(row))
                .list();
    }

    /** Approved claims that stand on a tier-1 partner's statements of these months, both included, as of an instant. */
    public List<BenefitEntry> entries(PartnerId partner, Period from, Period to, Instant asOf) {
        return approved(partner, from, to, asOf).stream()
                .map(SealedClaim::entry)
                .toList();
    }

    /** The claims behind {@link #entries}, as a seal keeps them. */
    public List<SealedClaim> approved(PartnerId partner, Period from, Period to, Instant asOf) {
        return jdbc.sql("""
                        select claim_id, kind, claimed, approved, approved_on, stands_on from benefit_claim
                        where settled_with = ? and stands_on between ? and ? and approved_at <= ? order by claim_id""")
                .param(partner.value())
                .param(from.index())
                .param(to.index())
                .param(Instants.of(asOf))
                .query((ResultSet row, int _) -> new SealedClaim(
                        row.getString("claim_id"),
                        row.getString("kind"),
                        new Amount(row.getBigDecimal("claimed")),
                        new Amount(row.getBigDecimal("approved")),
                        row.getObject("approved_on", LocalDate.class),
                        new Period(row.getInt("stands_on"))))
                .list();
    }

    /** Months from {@code from} on in which an approved claim of the partner stands. */
    public List<Period> months(PartnerId partner, Period from) {
        return jdbc.sql("select distinct stands_on from benefit_claim where settled_with = ? and stands_on >= ?")
                .param(partner.value())
                .param(from.index())
                .query((row, _) -> new Period(row.getInt("stands_on")))
                .list();
    }

    /** By partner, kind and number, those behind that one. */
    public List<QualificationView> qualifications(
            @Nullable String partnerId, @Nullable BenefitKind kind, QualificationKey after, int limit) {
        return jdbc.sql("""
                        select q.*, coalesce((
                            select sum(c.claimed) from benefit_claim c
                            where c.partner_id = q.partner_id and c.kind = q.kind and c.state <> 'REJECTED'), 0) as used
                        from benefit_qualification q
                        where (q.partner_id, q.kind, q.ordinal) > (:afterPartner, :afterKind, :afterNo)
                          and (:partner::text is null or q.partner_id = :partner)
                          and (:kind::text is null or q.kind = :kind)
                        order by q.partner_id, q.kind, q.ordinal limit :limit""")
                .param("afterPartner", after.partnerId())
                .param("afterKind", after.kind())
                .param("afterNo", after.no())
                .param("partner", partnerId)
                .param("kind", kind == null ? null : kind.name())
                .param("limit", limit)
                .query((row, _) -> new QualificationView(
                        row.getString("partner_id"),
                        BenefitKind.valueOf(row.getString("kind")),
                        row.getInt("ordinal"),
                        Instants.get(row, "valid_from"),
                        Instants.getOrNull(row, "valid_to"),
                        amount(row, "quota"),
                        new Amount(row.getBigDecimal("used"))))
                .list();
    }

    /** The last qualification that was seen; {@code "", "", -1} before all. */
    public record QualificationKey(String partnerId, String kind, int no) {}

    private static ClaimView view(ResultSet row) throws SQLException {
        Integer standsOn = row.getObject("stands_on", Integer.class);
        return new ClaimView(
                row.getString("claim_id"),
                row.getString("partner_id"),
                BenefitKind.valueOf(row.getString("kind")),
                row.getObject("claimed_on", LocalDate.class),
                new Amount(row.getBigDecimal("claimed")),
                row.getObject("persons", Integer.class),
                ClaimState.valueOf(row.getString("state")),
                row.getObject("approved_on", LocalDate.class),
                amount(row, "approved"),
                row.getString("settled_with"),
                standsOn == null ? null : new Period(standsOn),
                row.getObject("settle_by", LocalDate.class),
                Instants.getOrNull(row, "due_at"),
                row.getString("reason"),
                row.getString("invoice"),
                row.getObject("paid_on", LocalDate.class),
                amount(row, "paid"));
    }

    private static @Nullable Amount amount(ResultSet row, String column) throws SQLException {
        BigDecimal value = row.getBigDecimal(column);
        return value == null ? null : new Amount(value);
    }
}

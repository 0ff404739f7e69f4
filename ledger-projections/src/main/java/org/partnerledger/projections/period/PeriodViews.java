package org.partnerledger.projections.period;

import java.sql.ResultSet;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.partnerledger.core.calculation.FrozenShare;
import org.partnerledger.core.calculation.GroupDecision;
import org.partnerledger.core.calculation.PlanResult;
import org.partnerledger.core.explanation.Explanation;
import org.partnerledger.core.incentive.Shares;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.kernel.CurrencyCode;
import org.partnerledger.core.kernel.Money;
import org.partnerledger.core.kernel.PartnerId;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.core.kernel.PlanId;
import org.partnerledger.core.period.CompletenessProof;
import org.partnerledger.core.statement.Bill;
import org.partnerledger.core.statement.Statement;
import org.partnerledger.projections.sql.Instants;
import org.partnerledger.projections.sql.Longs;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads closed months. */
public final class PeriodViews {

    private static final TypeReference<List<GroupDecision>> DECISIONS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final FrozenShares frozen;

    /** @param json the mapper of stored events */
    public PeriodViews(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
        this.frozen = new FrozenShares(jdbc);
    }

    /**
     * A month that takes no more facts.
     *
     * @param rulesNo the rules that hold for it for good
     */
    public record ClosedMonth(Period period, Period firstCovered, boolean published, int rulesNo, Instant closingAt) {}

    /** Months of a partner that take no more facts, oldest first; those that are closing included. */
    public List<ClosedMonth> closedMonths(PartnerId partner) {
        return jdbc.sql("""
                select period, first_covered, state, rules_no, closing_at from partner_period
                where partner_id = ? order by period""")
                .param(partner.value())
                .query((ResultSet row, int _) -> new ClosedMonth(
                        new Period(row.getInt("period")),
                        new Period(row.getInt("first_covered")),
                        row.getString("state").equals("CLOSED"),
                        row.getInt("rules_no"),
                        Instants.get(row, "closing_at")))
                .list();
    }

    /** The last month of a partner that takes no more facts; null while there is none. */
    public @Nullable Period closedThrough(PartnerId partner) {
        return jdbc.sql("""
                        select period from partner_period where partner_id = ? order by period desc limit 1""")
                .param(partner.value())
                .query((ResultSet row, int _) -> new Period(row.getInt("period")))
                .optional()
                .orElse(null);
    }

    /** The last month of every partner that takes no more facts; partners without any are missing. */
    public Map<PartnerId, Period> closedThrough() {
        Map<PartnerId, Period> months = new HashMap<>();
        jdbc.sql("select partner_id, max(period) as period from partner_period group by partner_id")
                .query((ResultSet row) -> {
                    months.put(new PartnerId(row.getString("partner_id")), new Period(row.getInt("period")));
                });
        return months;
    }

    /** The last month that any partner has closed; null while none has. */
    public @Nullable Period lastClosed() {
        return jdbc.sql("select max(period) as period from partner_period having max(period) is not null")
                .query((ResultSet row, int _) -> new Period(row.getInt("period")))
                .optional()
                .orElse(null);
    }

    /** The newest documents that were published at or before {@code asOf}. */
    public Optional<PublishedPeriod> published(PartnerId partner, Period period, Instant asOf) {
        return jdbc.sql("""
                select * from document where partner_id = ? and period = ? and published_at <= ?
                order by revision desc limit 1""")
                .param(partner.value())
                .param(period.index())
                .param(Instants.of(asOf))
                .query((ResultSet row, int _) -> new PublishedPeriod(
                        json.readValue(row.getString("bill"), Bill.class),
                        json.readValue(row.getString("statement"), Statement.class),
                        json.readValue(row.getString("explanation"), Explanation.class),
                        json.readValue(row.getString("decisions"), DECISIONS),
                        new Amount(row.getBigDecimal("frozen_benefits")),
                        Instants.get(row, "published_at")))
                .optional();
    }

    public Optional<Bill> publishedBill(PartnerId partner, Period period, Instant asOf) {
        return publishedPart("bill", partner, period, asOf).map(bill -> json.readValue(bill, Bill.class));
    }

    public Optional<Statement> publishedStatement(PartnerId partner, Period period, Instant asOf) {
        return publishedPart("statement", partner, period, asOf)
                .map(statement -> json.readValue(statement, Statement.class));
    }

    public Optional<Explanation> publishedExplanation(PartnerId partner, Period period, Instant asOf) {
        return publishedPart("explanation", partner, period, asOf)
                .map(explanation -> json.readValue(explanation, Explanation.class));
    }

    /** One of the documents alone: the others of the month may be large. */
    private Optional<String> publishedPart(String column, PartnerId partner, Period period, Instant asOf) {
        return jdbc.sql("select " + column + " from document where partner_id = ? and period = ? and published_at <= ?"
                        + " order by revision desc limit 1")
                .param(partner.value())
                .param(period.index())
                .param(Instants.of(asOf))
                .query(String.class)
                .optional();
    }

    public Optional<Bill> tierTwoBill(PartnerId partner, Period period, Instant asOf) {
        return jdbc.sql("select bill from tier_two_bill where partner_id = ? and period = ? and published_at <= ?")
                .param(partner.value())
                .param(period.index())
                .param(Instants.of(asOf))
                .query(String.class)
                .optional()
                .map(bill -> json.readValue(bill, Bill.class));
    }

    /**
     * What a statement hands to the next one.
     *
     * @param balance its closing balance
     * @param frozenBenefits those still frozen after it
     */
    public record HandedOn(Amount balance, Amount frozenBenefits) {

        private static final HandedOn NOTHING = new HandedOn(Amount.ZERO, Amount.ZERO);
    }

    /** By the newest statement before {@code period}, as of an instant; nothing where there is none. */
    public HandedOn handedOn(PartnerId partner, Period period, Instant asOf) {
        return jdbc.sql("""
                select closing_balance, frozen_benefits from document
                where partner_id = ? and period < ? and published_at <= ?
                order by period desc, revision desc limit 1""")
                .param(partner.value())
                .param(period.index())
                .param(Instants.of(asOf))
                .query((ResultSet row, int _) ->
                        new HandedOn(new Amount(row.getBigDecimal(1)), new Amount(row.getBigDecimal(2))))
                .optional()
                .orElse(HandedOn.NOTHING);
    }

    public Optional<PlanResult> planResult(
            PartnerId partner, PlanId plan, Period earnedIn, CurrencyCode currency, Instant asOf) {
        return jdbc.sql("""
                select version, incentive, base from plan_result
                where partner_id = ? and plan_id = ? and earned_in = ? and published_at <= ?
                order by revision desc limit 1""")
                .param(partner.value())
                .param(plan.value())
                .param(earnedIn.index())
                .param(Instants.of(asOf))
                .query((ResultSet row, int _) -> new PlanResult(
                        plan,
                        row.getInt("version"),
                        earnedIn,
                        new Money(row.getBigDecimal("incentive"), currency),
                        new Amount(row.getBigDecimal("base"))))
                .optional();
    }

    /** What the plans paid on the statement that speaks for these months, as it was published. */
    public List<PlanResult> planResults(PartnerId partner, Period firstCovered, Period period, CurrencyCode currency) {
        return jdbc.sql("""
                select plan_id, earned_in, version, incentive, base from plan_result
                where partner_id = ? and earned_in between ? and ? and revision = 1 order by plan_id, earned_in""")
                .param(partner.value())
                .param(firstCovered.index())
                .param(period.index())
                .query((ResultSet row, int _) -> new PlanResult(
                        new PlanId(row.getString("plan_id")),
                        row.getInt("version"),
                        new Period(row.getInt("earned_in")),
                        new Money(row.getBigDecimal("incentive"), currency),
                        new Amount(row.getBigDecimal("base"))))
                .list();
    }

    /** What a plan's lines got on the statement of a month, in minor units. */
    public Shares.Allocation shares(PartnerId partner, Period period, PlanId plan) {
        var parts = jdbc.sql("""
                select line_nos, shares from line_share
                where partner_id = ? and period = ? and plan_id = ? order by ordinal""")
                .param(partner.value())
                .param(period.index())
                .param(plan.value())
                .query((ResultSet row, int _) ->
                        new Shares.Allocation(Longs.get(row, "line_nos"), Longs.get(row, "shares")))
                .list();
        return Shares.Allocation.joined(parts);
    }

    /** Shares frozen on statements before {@code period} and not released before it, as of an instant. */
    public List<FrozenShare> frozenBefore(PartnerId partner, Period period, Instant asOf) {
        return frozen.before(partner, period, asOf);
    }

    /** Those of {@link #frozenBefore} for which something has come; all others are as unpaid as they were. */
    public List<FrozenShare> mayBeReleased(PartnerId partner, Period period, Instant asOf) {
        return frozen.mayBeReleased(partner, period, asOf);
    }

    /** A published content of a month's documents. */
    public record Revision(
            int revision, Instant publishedAt, @Nullable CompletenessProof proof) {}

    /** Published contents, oldest first. */
    public List<Revision> revisions(PartnerId partner, Period period) {
        return jdbc.sql("select revision, published_at, proof from document where partner_id = ? and period = ? "
                        + "order by revision")
                .param(partner.value())
                .param(period.index())
                .query((ResultSet row, int _) -> new Revision(
                        row.getInt("revision"), Instants.get(row, "published_at"), proof(row.getString("proof"))))
                .list();
    }

    private @Nullable CompletenessProof proof(@Nullable String text) {
        return text == null ? null : json.readValue(text, CompletenessProof.class);
    }

    /** Shares frozen on the statement of a month. */
    public List<FrozenShare> frozenOn(PartnerId partner, Period period) {
        return frozen.on(partner, period);
    }

    /** Shares of earlier statements released on the one of a month. */
    public List<FrozenShare> releasedOn(PartnerId partner, Period period) {
        return frozen.releasedOn(partner, period);
    }
}

package org.partnerledger.projections.finance;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.core.statement.Statement.SubsidyEntry;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** The register of deductions: subsidies that published statements entered with less than was promised, and why. */
public final class DeductionViews {

    private static final String DEDUCTED = """
            select d.partner_id, d.period, d.statement::json ->> 'currency' as currency, s.item, s.n
            from document d
            cross join lateral json_array_elements(d.statement::json -> 'subsidies') with ordinality s (item, n)
            where (s.item ->> 'deduction')::numeric <> 0 and d.revision = 1
              and d.period between :from and :to and d.""" + Scope.PARTNERS;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    /** @param json the mapper of stored events */
    public DeductionViews(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /**
     * A subsidy that was cut.
     *
     * @param period of the statement
     * @param place on the statement, from 1
     * @param subsidy with its milestones: how late each was, and what that costs
     */
    public record Deduction(
            String partnerId,
            Period period,
            String currency,
            @JsonIgnore long place,
            SubsidyEntry subsidy) {}

    /** Subsidies as promised, and what was deducted. */
    public record Total(String currency, long projects, Amount subsidy, Amount deduction) {}

    /** Where a list goes on. */
    public record After(String partner, int period, long place) {}

    /** By partner and statement, in the order of the statement. */
    public List<Deduction> list(Scope scope, After after, int limit) {
        return scope.bind(jdbc.sql("select * from (" + DEDUCTED + """
                        ) deducted where (partner_id, period, n) > (:p, :m, :n)
                        order by partner_id, period, n limit :limit"""))
                .param("p", after.partner())
                .param("m", after.period())
                .param("n", after.place())
                .param("limit", limit)
                .query((row, _) -> new Deduction(
                        row.getString("partner_id"),
                        new Period(row.getInt("period")),
                        row.getString("currency"),
                        row.getLong("n"),
                        json.readValue(row.getString("item"), SubsidyEntry.class)))
                .list();
    }

    public List<Total> totals(Scope scope) {
        return scope.bind(
                        jdbc.sql("select currency, count(*) as projects, sum((item ->> 'subsidy')::numeric) as subsidy,"
                                + " sum((item ->> 'deduction')::numeric) as deduction from (" + DEDUCTED
                                + ") deducted group by currency order by currency"))
                .query((row, _) -> new Total(
                        row.getString("currency"),
                        row.getLong("projects"),
                        new Amount(row.getBigDecimal("subsidy")),
                        new Amount(row.getBigDecimal("deduction"))))
                .list();
    }
}

package org.partnerledger.projections.finance;

import org.jspecify.annotations.Nullable;
import org.partnerledger.core.kernel.PartnerId;
import org.partnerledger.core.kernel.Period;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/**
 * Whose months are asked for.
 *
 * @param partner tier 1; null for all
 * @param to included, as {@code from} is
 */
public record Scope(@Nullable PartnerId partner, Period from, Period to) {

    /** Whom a query is about. By a list of keys, so that one partner is found by an index and all of them are, too. */
    static final String PARTNERS = """
            partner_id = any(case when :partner::text is null
                then array(select partner_id from partner where distributor_id is null)
                else array[:partner::text] end)""";

    StatementSpec bind(StatementSpec statement) {
        return partner(statement, partner).param("from", from.index()).param("to", to.index());
    }

    static StatementSpec partner(StatementSpec statement, @Nullable PartnerId partner) {
        return statement.param("partner", partner == null ? null : partner.value());
    }
}

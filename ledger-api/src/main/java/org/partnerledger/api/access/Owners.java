package org.partnerledger.api.access;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.partnerledger.core.kernel.PartnerId;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whose something is that a path names without its partner. */
final class Owners {

    private final JdbcClient jdbc;

    Owners(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    boolean ownsPayout(PartnerId partner, String payoutId) {
        return owns(partner, "select partner_id from payout where payout_id = ?", payoutId);
    }

    boolean ownsClaim(PartnerId partner, String claimId) {
        return owns(partner, "select partner_id from benefit_claim where claim_id = ?", claimId);
    }

    boolean ownsProject(PartnerId partner, String projectId) {
        return owns(partner, "select partner_id from project where project_id = ?", projectId);
    }

    boolean ownsOpportunity(PartnerId partner, String opportunityId) {
        return owns(partner, "select partner_id from opportunity where opportunity_id = ?", opportunityId);
    }

    boolean ownsWebhook(PartnerId partner, String webhookId) {
        return owns(partner, "select partner_id from webhook where webhook_id = ?", webhookId);
    }

    boolean isTierTwoOf(PartnerId distributor, String partnerId) {
        return owns(distributor, "select distributor_id from partner where partner_id = ?", partnerId);
    }

    /**
     * A line of a tier 2 stands on the bill of its tier 1 as well.
     *
     * @param source null where the request names none: then every line of that id has to be its own
     */
    boolean ownsLine(PartnerId partner, String lineId, @Nullable String source) {
        return jdbc.sql("""
                        select count(*) > 0
                           and bool_and(coalesce(partner_id = :partner or tier_two_id = :partner, false))
                        from line where line_id = :line and (source = :source or cast(:source as text) is null)""")
                .param("partner", partner.value())
                .param("line", lineId)
                .param("source", source)
                .query(Boolean.class)
                .single();
    }

    private boolean owns(PartnerId partner, String sql, String id) {
        Optional<String> owner = jdbc.sql(sql).param(id).query(String.class).optional();
        return owner.isPresent() && owner.get().equals(partner.value());
    }
}

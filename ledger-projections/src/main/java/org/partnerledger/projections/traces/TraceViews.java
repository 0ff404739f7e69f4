package org.partnerledger.projections.traces;

import java.sql.ResultSet;
import org.partnerledger.core.kernel.PartnerId;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads of what there is anything of a partner: most have lines alone. */
public final class TraceViews {

    private final JdbcClient jdbc;

    public TraceViews(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What there is of a tier-1 partner, of whatever month and however long ago.
     *
     * @param subsidies projects that are settled with it
     * @param benefits claims that are settled with it
     * @param adjustments corrections of its statements that people asked for
     * @param recalculations corrections of its closed months by other rules
     * @param debts resale bills with anything to pay
     */
    public record Traces(
            boolean subsidies, boolean benefits, boolean adjustments, boolean recalculations, boolean debts) {

        /** Whether anything may stand among the adjustments of a statement. */
        public boolean anyAdjustment() {
            return subsidies || adjustments || recalculations;
        }

        /** Whether a month without lines may have a statement of its own. */
        public boolean anyProgramme() {
            return subsidies || benefits;
        }
    }

    public Traces of(PartnerId partner) {
        return jdbc.sql("""
                        select exists (select from project where settled_with = :partner) as subsidies,
                               exists (select from benefit_claim where settled_with = :partner) as benefits,
                               exists (select from correction where partner_id = :partner) as adjustments,
                               exists (select from partner_correction where partner_id = :partner)
                                   or exists (select from corrected_unpaid where partner_id = :partner)
                                   as recalculations,
                               exists (select from partner_bill where partner_id = :partner and due > 0) as debts""")
                .param("partner", partner.value())
                .query((ResultSet row, int _) -> new Traces(
                        row.getBoolean("subsidies"),
                        row.getBoolean("benefits"),
                        row.getBoolean("adjustments"),
                        row.getBoolean("recalculations"),
                        row.getBoolean("debts")))
                .single();
    }
}

package org.partnerledger.api.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.partnerledger.api.RunningLedger;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is in a ledger's database. */
final class Stored {

    /**
     * What a refusal leaves: who was refused, an event that cannot be taken as it came, and that it came; what the
     * ledger writes by itself as time passes; and the sums that a question of finance keeps of published months.
     */
    private static final List<String> LEFT_BY_REFUSALS = List.of(
            "audit_entry",
            "deadline",
            "ledger_session",
            "ledger_session_attributes",
            "quarantine",
            "sign_in_failure",
            "spend_by_customer",
            "spend_by_product",
            "spend_month",
            "token_entry",
            "webhook_event");

    private static final Map<String, String> IDS = Map.of(
            "partnerId", "select partner_id from partner",
            "lineId", "select line_id from line",
            "payoutId", "select payout_id from payout",
            "planId", "select distinct plan_id from plan_version",
            "period", "select distinct '2026-0' || m from generate_series(1, 6) m",
            "version", "select '1'");

    private static final String TABLES = """
            select table_name from information_schema.tables
            where table_schema = current_schema() and table_type = 'BASE TABLE'""";

    private final RunningLedger ledger;

    Stored(RunningLedger ledger) {
        this.ledger = ledger;
    }

    /** A digest of every row of every table. */
    Map<String, String> contents() {
        JdbcClient jdbc = ledger.bean(JdbcClient.class);
        List<String> tables = list(jdbc, TABLES);
        assertThat(tables).hasSizeGreaterThan(40).containsAll(LEFT_BY_REFUSALS);
        Map<String, String> contents = new TreeMap<>();
        for (String table : tables) {
            if (!LEFT_BY_REFUSALS.contains(table)) {
                contents.put(table, list(jdbc, """
                        select count(*) || ' ' || coalesce(md5(string_agg(row, '' order by row)), '')
                        from (select md5(it::text) as row from %s it) of_table""".formatted(table)).getFirst());
            }
        }
        return contents;
    }

    /** Ids of what is there, by the names that they have in paths. */
    Map<String, List<String>> ids() {
        Map<String, List<String>> ids = new HashMap<>();
        IDS.forEach((name, sql) -> ids.put(name, list(ledger.bean(JdbcClient.class), sql)));
        return ids;
    }

    private static List<String> list(JdbcClient jdbc, String sql) {
        return jdbc.sql(sql).query((row, _) -> row.getString(1)).list();
    }
}

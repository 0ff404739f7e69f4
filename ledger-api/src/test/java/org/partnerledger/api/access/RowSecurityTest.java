package org.partnerledger.api.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.partnerledger.api.RunningLedger;
import org.springframework.jdbc.core.simple.JdbcClient;

/** No table with a partner in it is without a policy, and the web login can read nothing that has none. */
class RowSecurityTest {

    @RegisterExtension
    static final RunningLedger LEDGER = RunningLedger.in("simulation");

    private final JdbcClient jdbc = LEDGER.bean(JdbcClient.class);

    @Test
    void everyTableWithAPartnerHasAPolicy() {
        List<String> withPartner = list("""
                select distinct c.table_name from information_schema.columns c
                join information_schema.tables t using (table_schema, table_name)
                where c.table_schema = current_schema() and t.table_type = 'BASE TABLE'
                  and c.column_name in ('partner_id', 'tier_two_id', 'distributor_id', 'partner')""");
        List<String> withPolicy = list("""
                select p.tablename from pg_policies p join pg_class c on c.relname = p.tablename
                where p.schemaname = current_schema() and c.relrowsecurity""");

        assertThat(withPartner).hasSizeGreaterThan(20);
        assertThat(withPolicy).as("add a policy as in V061").containsAll(withPartner);
    }

    @Test
    void theWebLoginReadsWhatHasAPolicyOrIsNobodys() {
        List<String> readable = list("""
                select table_name from information_schema.role_table_grants
                where grantee = 'ledger_web' and table_schema = current_schema()""");

        assertThat(readable)
                .contains("line", "document")
                .doesNotContain(
                        "domain_event",
                        "snapshot_event",
                        "quarantine",
                        "fact_key",
                        "ledger_user",
                        "api_key",
                        "audit_entry",
                        "personal_name",
                        "journal_entry",
                        "journal_event");
        assertThat(list("""
                        select privilege_type from information_schema.role_table_grants
                        where grantee = 'ledger_web' and table_schema = current_schema()""")).containsOnly("SELECT");
    }

    @Test
    void theWebLoginNeitherOwnsNorBypasses() {
        assertThat(list("select rolname from pg_roles where rolname = 'ledger_web'"
                        + " and not rolsuper and not rolbypassrls and not rolcreaterole"))
                .hasSize(1);
    }

    private List<String> list(String sql) {
        return jdbc.sql(sql).query((row, _) -> row.getString(1)).list();
    }
}

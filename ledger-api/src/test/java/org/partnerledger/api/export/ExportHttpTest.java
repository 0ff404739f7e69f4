package org.partnerledger.api.export;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipFile;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.partnerledger.api.RunningLedger;
import org.partnerledger.api.client.Answer;
import org.partnerledger.api.client.LedgerClient;
import org.partnerledger.api.scenario.OwnScenarios;
import tools.jackson.databind.JsonNode;

/** Files are read back with other programs than they were written with, and compared with the documents. */
class ExportHttpTest {

    @RegisterExtension
    static final RunningLedger LEDGER = RunningLedger.in("simulation");

    @TempDir
    private Path folder;

    @BeforeAll
    static void play() throws IOException {
        OwnScenarios.play(LEDGER, "carry-over-edges");
    }

    @Test
    void givesLinesFromWhichIndependentSqlFindsTheRowsOfEveryExplanation() throws Exception {
        Path file = fetched("kind=lines&format=parquet");
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
                Statement sql = duck.createStatement()) {
            sql.execute("create view line as select *, case when reason is null then cash + credit + debt"
                    + " + stored_value_card + case when cash_coupon_counts then cash_coupon else 0 end else 0 end"
                    + " as counts"
                    + " from read_parquet('" + file + "')");
            int compared = 0;
            for (List<String> month :
                    FetchedExport.table(sql, "select distinct partner_id, bill_period from line order by all")) {
                JsonNode rows = FetchedExport.json(
                                LEDGER,
                                "/api/v1/partners/" + month.get(0) + "/statements/" + month.get(1) + "/explanation")
                        .get("rows");
                assertThat(recomputed(sql, month.get(0), month.get(1)))
                        .as(month.toString())
                        .isEqualTo(shown(rows));
                compared++;
            }
            assertThat(compared).isGreaterThan(1);
            assertThat(FetchedExport.table(sql, "select count(*) from line where counts <> performance"))
                    .containsExactly(List.of("0"));
        }
    }

    /** Rows up to performance, by code, reason or cause, and period. */
    private static Map<String, BigDecimal> recomputed(Statement sql, String partner, String period)
            throws SQLException {
        String of = " from line where partner_id = '" + partner + "' and ";
        String bill = "bill_period = '" + period + "'";
        String query = "select 'SPEND', sum(amount)" + of + bill
                + " union all select 'EXCLUDED ' || reason, -sum(amount)" + of + bill
                + " and reason is not null group by reason"
                + " union all select 'EXCLUDED PAID_BY_COUPON', -sum(coupon)" + of + bill + " and reason is null"
                + " union all select 'EXCLUDED PAID_BY_BONUS', -sum(bonus)" + of + bill + " and reason is null"
                + " union all select 'EXCLUDED WRITTEN_OFF', -sum(write_off)" + of + bill + " and reason is null"
                + " union all select 'EXCLUDED CASH_COUPON_NOT_COUNTING', -sum(cash_coupon)" + of + bill
                + " and reason is null and not cash_coupon_counts"
                + " union all select 'CARRIED_OUT ' || cause || ' ' || incentive_period, -sum(counts)" + of + bill
                + " and incentive_period > bill_period group by cause, incentive_period"
                + " union all select 'CARRIED_IN ' || cause || ' ' || bill_period, sum(counts)" + of
                + "incentive_period = '" + period + "' and bill_period < incentive_period group by cause, bill_period"
                + " union all select 'PERFORMANCE', sum(counts)" + of + "incentive_period = '" + period + "'";
        var rows = new TreeMap<String, BigDecimal>();
        for (List<String> row : FetchedExport.table(sql, query)) {
            var amount = new BigDecimal(row.get(1) == null ? "0" : row.get(1)).stripTrailingZeros();
            if (amount.signum() != 0) {
                rows.put(row.get(0), amount);
            }
        }
        return rows;
    }

    private static Map<String, BigDecimal> shown(JsonNode rows) {
        var shown = new TreeMap<String, BigDecimal>();
        for (JsonNode row : rows) {
            String key = row.get("code").asString() + word(row, "reason") + word(row, "cause") + word(row, "period");
            var amount = new BigDecimal(row.get("amount").asString()).stripTrailingZeros();
            if (amount.signum() != 0) {
                shown.put(key, amount);
            }
            if (key.equals("PERFORMANCE")) {
                break;
            }
        }
        return shown;
    }

    private static String word(JsonNode row, String member) {
        return row.has(member) ? " " + row.get(member).asString() : "";
    }

    @Test
    void givesEveryEventOnceAndInOrder() throws Exception {
        Path file = fetched("kind=events&format=parquet");
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
                Statement sql = duck.createStatement()) {
            List<List<String>> positions =
                    FetchedExport.table(sql, "select position, type from read_parquet('" + file + "')");
            assertThat(positions)
                    .extracting(row -> Long.parseLong(row.get(0)))
                    .isSorted()
                    .doesNotHaveDuplicates();
            assertThat(positions).extracting(row -> row.get(1)).contains("lines-recorded", "period-closed");
        }
    }

    @Test
    void givesAmountsOfAWorkbookAsNumbersAndAsExactText() throws Exception {
        Path xlsx = fetched("kind=lines&format=xlsx");
        Path csv = fetched("kind=lines&format=csv");
        try (var workbook = new ReadableWorkbook(xlsx.toFile());
                CsvReader<NamedCsvRecord> records = CsvReader.builder().ofNamedCsvRecord(csv)) {
            List<Row> rows = workbook.getFirstSheet().read();
            List<String> header = rows.getFirst().stream()
                    .map(cell -> cell == null ? "" : cell.getText())
                    .toList();
            int number = header.indexOf("amount");
            int line = 1;
            for (NamedCsvRecord record : records) {
                String exact = rows.get(line).getCellText(number + 1);
                assertThat(exact).isEqualTo(record.getField("amount"));
                assertThat(rows.get(line).getCellAsNumber(number))
                        .hasValueSatisfying(it -> assertThat(it).isEqualByComparingTo(exact));
                line++;
            }
            assertThat(line).isEqualTo(rows.size()).isGreaterThan(3);
        }
    }

    @Test
    void givesFocusWhoseCostsAreThoseOfTheBills() throws Exception {
        var billed = new TreeMap<String, BigDecimal>();
        var invoiced = new TreeMap<String, BigDecimal>();
        try (var zip = new ZipFile(fetched("kind=focus").toFile())) {
            for (NamedCsvRecord it : FetchedExport.records(zip, "CostAndUsage.csv")) {
                billed.merge(it.getField("InvoiceId"), new BigDecimal(it.getField("BilledCost")), BigDecimal::add);
                assertThat(it.getField("BillingPeriodEnd")).isGreaterThan(it.getField("BillingPeriodStart"));
            }
            for (NamedCsvRecord it : FetchedExport.records(zip, "InvoiceDetail.csv")) {
                invoiced.merge(it.getField("InvoiceId"), new BigDecimal(it.getField("BilledCost")), BigDecimal::add);
            }
            assertThat(FetchedExport.records(zip, "BillingPeriod.csv"))
                    .extracting(it -> it.getField("BillingPeriodStatus"))
                    .contains("Closed");
        }
        assertThat(billed).isNotEmpty();
        billed.forEach((invoice, cost) -> {
            String[] bill = invoice.split("/", -1);
            assertThat(cost)
                    .isEqualByComparingTo(
                            FetchedExport.json(LEDGER, "/api/v1/partners/" + bill[0] + "/bills/" + bill[1])
                                    .get("total")
                                    .asString())
                    .isEqualByComparingTo(invoiced.get(invoice));
        });
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "kind=nothing, kind",
        "kind=lines&format=pdf, format",
        "kind=events&format=xlsx, format",
        "kind=lines&from=2026-09&to=2026-08, to",
        "kind=lines&from=1999-12, from"
    })
    void saysWhichParameterIsWrong(String query, String named) {
        try (LedgerClient client = LEDGER.client()) {
            Answer answer = client.post("/api/v1/exports?" + query);
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.body().get("code").asString()).isEqualTo("INVALID_PARAMETER");
            assertThat(answer.body().get("detail").asString()).startsWith(named);
        }
    }

    @Test
    void knowsNoFileOfAJobThatIsNoExport() {
        try (LedgerClient client = LEDGER.client()) {
            Answer answer = client.get("/api/v1/exports/none");
            assertThat(answer.status()).isEqualTo(404);
        }
    }

    private Path fetched(String query) throws Exception {
        return FetchedExport.of(LEDGER, query, folder);
    }
}

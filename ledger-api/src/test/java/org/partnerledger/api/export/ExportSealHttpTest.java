package org.partnerledger.api.export;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.ZipFile;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.partnerledger.api.RunningLedger;
import org.partnerledger.api.client.Answer;
import org.partnerledger.api.client.LedgerClient;
import org.partnerledger.api.scenario.OwnScenarios;
import tools.jackson.databind.JsonNode;

/** Whatever an export says of a closed month, the seal that the ledger shows for it stands in the file. */
class ExportSealHttpTest {

    @RegisterExtension
    static final RunningLedger LEDGER = RunningLedger.in("simulation");

    private static final String OF_AN_OPEN_MONTH = """
            {"specversion":"1.0","id":"e-open","source":"feed/own","type":"spend.recorded.v1",\
            "time":"2026-07-01T12:00:00+08:00","data":{"lineId":"K-OPEN","customerId":"c-1","currency":"CNY",\
            "product":{"serviceType":"ecs"},"chargingMode":"ON_DEMAND","lineType":"USAGE",\
            "consumedFrom":"2026-07-01T10:00:00+08:00","tradedAt":"2026-07-01T10:00:00+08:00",\
            "tradeId":"t-open","paid":{"cash":"7.00"}}}
            """;

    @TempDir
    private Path folder;

    @BeforeAll
    static void play() throws IOException {
        OwnScenarios.play(LEDGER, "carry-over-edges");
        try (LedgerClient client = LEDGER.client()) {
            Answer answer = client.send(
                    "POST", "/api/v1/events", "application/x-ndjson", BodyPublishers.ofString(OF_AN_OPEN_MONTH));
            assertThat(answer.isGood()).as(answer.explain()).isTrue();
        }
    }

    @Test
    void standsBehindEveryLineAndInTheMetadataOfAParquetFile() throws Exception {
        Path file = fetched("kind=lines&format=parquet");
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
                Statement sql = duck.createStatement()) {
            var rows = new TreeMap<String, String>();
            for (List<String> row : FetchedExport.table(
                    sql,
                    "select partner_id, bill_period, coalesce(seal, '') from read_parquet('" + file
                            + "') where bill_period is not null group by all")) {
                assertThat(rows.put(row.get(0) + " " + row.get(1), row.get(2))).isNull();
            }
            assertThat(rows).isEqualTo(shown(rows.keySet()));
            var notes = new TreeMap<String, String>();
            FetchedExport.table(sql, "select decode(key), decode(value) from parquet_kv_metadata('" + file + "')")
                    .forEach(note -> notes.put(note.get(0), note.get(1)));
            assertThat(notes).containsAllEntriesOf(noted(rows)).hasSameSizeAs(noted(rows));
        }
    }

    @Test
    void standsBehindEveryLineOfACsvAndOnASheetOfAWorkbook() throws Exception {
        var rows = new TreeMap<String, String>();
        try (CsvReader<NamedCsvRecord> records =
                CsvReader.builder().ofNamedCsvRecord(fetched("kind=lines&format=csv"))) {
            for (NamedCsvRecord it : records) {
                rows.put(it.getField("partner_id") + " " + it.getField("bill_period"), it.getField("seal"));
            }
        }
        assertThat(rows).isEqualTo(shown(rows.keySet()));
        var notes = new TreeMap<String, String>();
        try (var workbook =
                new ReadableWorkbook(fetched("kind=lines&format=xlsx").toFile())) {
            workbook.findSheet("Notes")
                    .orElseThrow()
                    .read()
                    .forEach(row -> notes.put(row.getCellText(0), row.getCellText(1)));
        }
        assertThat(notes).isEqualTo(noted(rows));
    }

    @Test
    void ofEventsIsThatOfTheCloseWhoseHistoryCoversThem() throws Exception {
        Path file = fetched("kind=events&format=parquet");
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
                Statement sql = duck.createStatement()) {
            JsonNode closes = json("/api/v1/seals").get("items");
            assertThat(closes).isNotEmpty();
            for (JsonNode close : closes) {
                JsonNode history = close.get("seal").get("history");
                assertThat(FetchedExport.table(
                                sql,
                                "select seal, min(position), max(position), count(*) from read_parquet('" + file
                                        + "') where seal = '"
                                        + close.get("hash").asString() + "' group by seal"))
                        .singleElement()
                        .satisfies(row -> {
                            assertThat(Long.parseLong(row.get(1)))
                                    .isGreaterThan(history.get("after").asLong());
                            assertThat(row.get(2))
                                    .isEqualTo(history.get("through").asString());
                            assertThat(row.get(3))
                                    .isEqualTo(history.get("events").asString());
                        });
                assertThat(FetchedExport.table(
                                sql,
                                "select decode(value) from parquet_kv_metadata('" + file
                                        + "') where decode(key) = 'seal of close "
                                        + close.get("seal").get("number").asString() + "'"))
                        .containsExactly(List.of(close.get("hash").asString()));
            }
        }
    }

    @Test
    void standsInEveryTableOfFocus() throws Exception {
        var charges = new TreeMap<String, String>();
        var invoices = new TreeMap<String, String>();
        var months = new TreeMap<String, String>();
        try (var zip = new ZipFile(fetched("kind=focus").toFile())) {
            FetchedExport.records(zip, "CostAndUsage.csv")
                    .forEach(it -> charges.put(it.getField("InvoiceId").replace('/', ' '), it.getField("x_Seal")));
            FetchedExport.records(zip, "InvoiceDetail.csv")
                    .forEach(it -> invoices.put(it.getField("InvoiceId").replace('/', ' '), it.getField("x_Seal")));
            FetchedExport.records(zip, "BillingPeriod.csv")
                    .forEach(it -> months.put(
                            it.getField("BillingPeriodStart"),
                            it.getField("BillingPeriodStatus") + " " + it.getField("x_Seal")));
        }
        assertThat(charges).isEqualTo(shown(charges.keySet()));
        assertThat(invoices).isEqualTo(charges);
        Set<String> closes = new HashSet<>();
        json("/api/v1/seals")
                .get("items")
                .forEach(it -> closes.add(it.get("hash").asString()));
        assertThat(months.values())
                .contains("Open ")
                .anyMatch(it -> it.startsWith("Closed "))
                .allMatch(it -> it.equals("Open ") || closes.contains(it.substring("Closed ".length())));
    }

    /** What {@code GET …/seal} says of these partners' months; empty where the month is not sealed. */
    private static Map<String, String> shown(Set<String> months) {
        var shown = new TreeMap<String, String>();
        try (LedgerClient client = LEDGER.client()) {
            for (String month : months) {
                String[] of = month.split(" ", -1);
                Answer answer = client.get("/api/v1/partners/" + of[0] + "/statements/" + of[1] + "/seal");
                shown.put(month, answer.isGood() ? answer.body().get("hash").asString() : "");
            }
        }
        assertThat(shown.values()).anyMatch(String::isEmpty).anyMatch(it -> !it.isEmpty());
        return shown;
    }

    private static Map<String, String> noted(Map<String, String> seals) {
        return seals.entrySet().stream()
                .filter(it -> !it.getValue().isEmpty())
                .collect(Collectors.toMap(it -> "seal " + it.getKey(), Map.Entry::getValue));
    }

    private static JsonNode json(String path) {
        return FetchedExport.json(LEDGER, path);
    }

    private Path fetched(String query) throws Exception {
        return FetchedExport.of(LEDGER, query, folder);
    }
}

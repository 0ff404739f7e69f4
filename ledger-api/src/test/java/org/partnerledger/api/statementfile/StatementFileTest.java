package org.partnerledger.api.statementfile;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.partnerledger.api.RunningLedger;
import org.partnerledger.api.client.LedgerClient;
import org.partnerledger.api.scenario.OwnScenarios;
import tools.jackson.databind.JsonNode;

/** A statement's files are opened and read back, and say what the document says. */
class StatementFileTest {

    private static final String STATEMENT = "/api/v1/partners/p-in/statements/2026-05";

    @RegisterExtension
    static final RunningLedger LEDGER = RunningLedger.in("simulation");

    @BeforeAll
    static void play() throws IOException {
        OwnScenarios.play(LEDGER, "held-duplicate-and-withdrawn");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"en, Incentive statement, Effect of the rate", "zh, 激励账单, 比例折算"})
    void hasEveryAmountOfTheDocumentsOnPaper(String language, String title, String row) throws Exception {
        try (PDDocument pdf = Loader.loadPDF(fetched("format=pdf&language=" + language))) {
            String text = new PDFTextStripper().getText(pdf);
            assertThat(text).contains(title, row, "p-in", "2026-05");
            assertThat(text).contains(amounts(json(STATEMENT)));
            assertThat(text).contains(amounts(json(STATEMENT + "/explanation")));
            assertThat(text).contains(amounts(json("/api/v1/partners/p-in/bills/2026-05")));
        }
    }

    @Test
    void hasTheRowsOfTheExplanationInTheWorkbook() throws Exception {
        try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(fetched("format=xlsx&language=en")))) {
            Sheet sheet = workbook.findSheet("From spend to payable").orElseThrow();
            var found = new ArrayList<List<String>>();
            for (Row row : sheet.read()) {
                if (row.getRowNum() > 1) {
                    found.add(List.of(row.getCellText(0), row.getCellText(7)));
                    assertThat(row.getCellAsNumber(6))
                            .hasValueSatisfying(it -> assertThat(it).isEqualByComparingTo(row.getCellText(7)));
                }
            }
            assertThat(found).isEqualTo(rows());
        }
    }

    @Test
    void hasTheRowsOfTheExplanationInTheCsv() throws Exception {
        var csv = new String(fetched("format=csv"), StandardCharsets.UTF_8);
        var found = new ArrayList<List<String>>();
        try (CsvReader<NamedCsvRecord> records = CsvReader.builder().ofNamedCsvRecord(csv)) {
            records.forEach(it -> found.add(List.of(it.getField("Code"), it.getField("Amount"))));
        }
        assertThat(found).isEqualTo(rows());
    }

    @Test
    void carriesTheSealOfTheMonth() throws Exception {
        String hash = json(STATEMENT + "/seal").get("hash").asString();
        try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(fetched("format=xlsx&language=en")))) {
            Row first = workbook.findSheet("Seal").orElseThrow().read().get(1);
            assertThat(first.getCellText(1)).isEqualTo(hash);
        }
        try (PDDocument pdf = Loader.loadPDF(fetched("format=pdf&language=zh"))) {
            assertThat(new PDFTextStripper().getText(pdf)).contains(hash, "封存");
        }
        var csv = answer(STATEMENT + "/file?format=csv");
        assertThat(csv.headers().firstValue("Ledger-Seal")).hasValue(hash);
        assertThat(seals(csv.body())).containsOnly(hash);
        var open = answer("/api/v1/partners/p-in/statements/2026-12/file?format=csv");
        assertThat(open.statusCode()).isEqualTo(200);
        assertThat(open.headers().firstValue("Ledger-Seal")).as("an open month").isEmpty();
        assertThat(seals(open.body())).containsOnly("");
    }

    private static List<String> seals(byte[] csv) throws IOException {
        var seals = new ArrayList<String>();
        try (CsvReader<NamedCsvRecord> records =
                CsvReader.builder().ofNamedCsvRecord(new String(csv, StandardCharsets.UTF_8))) {
            records.forEach(it -> seals.add(it.getField("Seal of the month")));
        }
        return seals;
    }

    @Test
    void saysWhichFormsAndLanguagesThereAre() throws Exception {
        assertThat(answer(STATEMENT + "/file?format=doc").statusCode()).isEqualTo(400);
        assertThat(new String(answer(STATEMENT + "/file?language=fr").body(), StandardCharsets.UTF_8))
                .contains("INVALID_PARAMETER", "en or zh");
        assertThat(answer("/api/v1/partners/nobody/statements/2026-05/file").statusCode())
                .isEqualTo(404);
    }

    private static List<List<String>> rows() {
        var rows = new ArrayList<List<String>>();
        json(STATEMENT + "/explanation")
                .get("rows")
                .forEach(row -> rows.add(
                        List.of(row.get("code").asString(), row.get("amount").asString())));
        return rows;
    }

    /** Every text in a document that is an amount. */
    private static List<String> amounts(JsonNode node) {
        var amounts = new ArrayList<String>();
        if (node.isString() && node.asString().matches("-?[0-9]+\\.[0-9]{2,}")) {
            amounts.add(node.asString());
        }
        node.forEach(child -> amounts.addAll(amounts(child)));
        return amounts;
    }

    private static JsonNode json(String path) {
        try (LedgerClient client = LEDGER.client()) {
            return client.get(path).body();
        }
    }

    private static byte[] fetched(String query) throws Exception {
        HttpResponse<byte[]> answer = answer(STATEMENT + "/file?" + query);
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    private static HttpResponse<byte[]> answer(String path) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                    HttpRequest.newBuilder(URI.create(LEDGER.url() + path)).build(), BodyHandlers.ofByteArray());
        }
    }
}

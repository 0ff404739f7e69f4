package org.partnerledger.api.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.partnerledger.api.RunningLedger;
import org.partnerledger.api.Story;
import tools.jackson.databind.JsonNode;

/** The file of a reconciliation is read back, and carries the seal of the month that it was compared with. */
class ResultFileHttpTest {

    @RegisterExtension
    static final RunningLedger LEDGER = RunningLedger.in("simulation");

    private static final String AT = "/api/v1/reconciliations?partnerId=p-1&period=2026-03&mapping=list";
    private static final String THEIRS = "Line,Amount\nl-1,90.123456\nl-2,100.00\nl-3,\n";

    private Story story;

    @BeforeEach
    void tell() {
        story = Reconciled.twoLines(LEDGER);
    }

    @AfterEach
    void end() {
        story.close();
    }

    @Test
    void hasTheAmountsOfTheAnswerAsNumbersAndAsExactText() throws Exception {
        JsonNode run = new Reconciled(LEDGER).run(AT, THEIRS);
        JsonNode results = story.get(Reconciled.path(run) + "/results").get("items");
        assertThat(results).hasSize(3);

        try (var workbook =
                new ReadableWorkbook(new ByteArrayInputStream(file(run, "xlsx").body()))) {
            List<Row> rows = workbook.getFirstSheet().read();
            List<String> header = rows.getFirst().stream()
                    .map(cell -> cell == null ? "" : cell.getText())
                    .toList();
            for (int i = 0; i < results.size(); i++) {
                for (String column : List.of("theirs", "ours", "difference")) {
                    int at = header.indexOf(column);
                    Row row = rows.get(i + 1);
                    Optional<BigDecimal> amount = amount(results.get(i), column);
                    assertThat(amountOf(row.getCellText(at + 1))).isEqualTo(amount);
                    assertThat(row.getCellAsNumber(at).map(BigDecimal::stripTrailingZeros))
                            .isEqualTo(amount);
                }
            }
        }
        List<NamedCsvRecord> csv = records(file(run, "csv").body());
        for (int i = 0; i < results.size(); i++) {
            assertThat(csv.get(i).getField("result"))
                    .isEqualTo(results.get(i).get("result").asString());
            assertThat(amountOf(csv.get(i).getField("difference"))).isEqualTo(amount(results.get(i), "difference"));
        }
    }

    private static Optional<BigDecimal> amount(JsonNode result, String member) {
        return amountOf(result.get(member).asString(""));
    }

    private static Optional<BigDecimal> amountOf(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(new BigDecimal(text).stripTrailingZeros());
    }

    @Test
    void carriesTheSealOfTheMonthThatItWasComparedWith() throws Exception {
        story.closed("2026-03");
        JsonNode run = new Reconciled(LEDGER).run(AT, THEIRS);
        String hash = story.get("/api/v1/partners/p-1/statements/2026-03/seal")
                .get("hash")
                .asString();

        assertThat(run.get("comparedWith").asString()).isEqualTo("PUBLISHED");
        assertThat(run.get("seal").asString()).isEqualTo(hash);
        HttpResponse<byte[]> csv = file(run, "csv");
        assertThat(csv.headers().firstValue("Ledger-Seal")).hasValue(hash);
        assertThat(records(csv.body()))
                .allSatisfy(it -> assertThat(it.getField("seal")).isEqualTo(hash))
                .allSatisfy(it -> assertThat(it.getField("compared_with")).isEqualTo("PUBLISHED"));
        try (var workbook =
                new ReadableWorkbook(new ByteArrayInputStream(file(run, "xlsx").body()))) {
            Sheet notes = workbook.findSheet("Notes").orElseThrow();
            assertThat(notes.read().getFirst().getCellText(0)).isEqualTo("seal p-1 2026-03");
            assertThat(notes.read().getFirst().getCellText(1)).isEqualTo(hash);
        }
    }

    @Test
    void saysThatItIsOlderThanTheClose() throws Exception {
        JsonNode run = new Reconciled(LEDGER).run(AT, THEIRS);
        assertThat(run.get("comparedWith").asString()).isEqualTo("ESTIMATE");
        story.closed("2026-03");

        JsonNode later = story.get(Reconciled.path(run));
        assertThat(later.get("comparedWith").asString()).isEqualTo("ESTIMATE_PUBLISHED_SINCE");
        assertThat(later.get("seal").isNull()).isTrue();
        HttpResponse<byte[]> csv = file(run, "csv");
        assertThat(csv.headers().firstValue("Ledger-Seal")).isEmpty();
        assertThat(records(csv.body()))
                .allSatisfy(it -> assertThat(it.getField("seal")).isEmpty())
                .allSatisfy(it -> assertThat(it.getField("compared_with")).isEqualTo("ESTIMATE_PUBLISHED_SINCE"));
    }

    private static List<NamedCsvRecord> records(byte[] csv) throws IOException {
        var records = new ArrayList<NamedCsvRecord>();
        try (CsvReader<NamedCsvRecord> reader =
                CsvReader.builder().ofNamedCsvRecord(new String(csv, StandardCharsets.UTF_8))) {
            reader.forEach(records::add);
        }
        assertThat(records).isNotEmpty();
        return records;
    }

    private static HttpResponse<byte[]> file(JsonNode run, String format) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<byte[]> answer = http.send(
                    HttpRequest.newBuilder(URI.create(LEDGER.url() + Reconciled.path(run) + "/file?format=" + format))
                            .build(),
                    BodyHandlers.ofByteArray());
            assertThat(answer.statusCode()).isEqualTo(200);
            return answer;
        }
    }
}

package org.partnerledger.api.export;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipFile;
import org.partnerledger.api.RunningLedger;
import org.partnerledger.api.client.Answer;
import org.partnerledger.api.client.LedgerClient;
import org.partnerledger.api.job.Jobs;
import tools.jackson.databind.JsonNode;

/** An export as whoever asked for it gets it, and what other programs read in it. */
final class FetchedExport {

    private FetchedExport() {}

    /** Starts one, waits for it and fetches its file. */
    static Path of(RunningLedger ledger, String query, Path folder) throws Exception {
        String id;
        try (LedgerClient client = ledger.client()) {
            Answer started = client.post("/api/v1/exports?" + query);
            assertThat(started.status()).as(started.explain()).isEqualTo(202);
            id = started.body().get("exportId").asString();
        }
        ledger.bean(Jobs.class).await(id, Duration.ofSeconds(60));
        JsonNode export = json(ledger, "/api/v1/exports/" + id);
        assertThat(export.get("state").asString()).as(export.toString()).isEqualTo("DONE");
        Path file = folder.resolve("file-" + id);
        try (HttpClient http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(
                            URI.create(ledger.url() + export.get("file").asString()))
                    .build();
            assertThat(http.send(request, BodyHandlers.ofFile(file)).statusCode())
                    .isEqualTo(200);
        }
        assertThat(Files.size(file)).isEqualTo(export.get("bytes").asLong());
        return file;
    }

    static JsonNode json(RunningLedger ledger, String path) {
        try (LedgerClient client = ledger.client()) {
            Answer answer = client.get(path);
            assertThat(answer.isGood()).as(path + ": " + answer.explain()).isTrue();
            return answer.body();
        }
    }

    static List<NamedCsvRecord> records(ZipFile zip, String name) throws IOException {
        String text = new String(zip.getInputStream(zip.getEntry(name)).readAllBytes(), StandardCharsets.UTF_8);
        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(text)) {
            return reader.stream().toList();
        }
    }

    static List<List<String>> table(Statement sql, String query) throws SQLException {
        var rows = new ArrayList<List<String>>();
        try (ResultSet result = sql.executeQuery(query)) {
            int columns = result.getMetaData().getColumnCount();
            while (result.next()) {
                var row = new ArrayList<String>();
                for (int i = 1; i <= columns; i++) {
                    row.add(result.getString(i));
                }
                rows.add(row);
            }
        }
        return rows;
    }
}

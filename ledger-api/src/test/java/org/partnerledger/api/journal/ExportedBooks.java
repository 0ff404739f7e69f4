package org.partnerledger.api.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.partnerledger.api.RunningLedger;
import org.partnerledger.api.client.LedgerClient;
import org.partnerledger.api.journal.Accountants.Month;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The journal as the programs of others read it, held against the ledger's own documents. */
final class ExportedBooks {

    private final RunningLedger ledger;
    private final LedgerClient client;
    private final String key;

    ExportedBooks(RunningLedger ledger, LedgerClient client, String key) {
        this.ledger = ledger;
        this.client = client;
        this.key = key;
    }

    /**
     * Both programs accept the whole journal, and what they add up is what stands on the bill and the statement of
     * every closed month of every partner.
     *
     * @return how many closed months were compared
     */
    int equalTheDocuments(Path folder) throws IOException, InterruptedException {
        Path hledger = export("hledger", folder.resolve("journal.hledger"));
        Path beancount = export("beancount", folder.resolve("journal.beancount"));
        Accountants.hledgerAccepts(hledger);
        Accountants.beancountAccepts(beancount);
        var byHledger = Accountants.hledgerBalances(hledger);
        var byBeancount = Accountants.beancountBalances(beancount);
        List<Month> closed = closedMonths();
        List<String> seals = seals(closed);
        assertThat(sealComments(hledger)).as("in the file for hledger").isEqualTo(seals);
        assertThat(sealComments(beancount)).as("in the file for beancount").isEqualTo(seals);
        for (Month month : closed) {
            var documents = documents(month);
            assertThat(byHledger.getOrDefault(month, Map.of()))
                    .as("hledger on %s", month)
                    .isEqualTo(documents);
            assertThat(byBeancount.getOrDefault(month, Map.of()))
                    .as("beancount on %s", month)
                    .isEqualTo(documents);
        }
        return closed.size();
    }

    /** What {@code GET …/seal} says of every closed month that was posted to. */
    private List<String> seals(List<Month> closed) {
        Set<Month> posted = new HashSet<>(ledger.bean(JdbcClient.class)
                .sql("select distinct partner_id, to_char(make_date(period / 12, period % 12 + 1, 1), 'YYYY-MM')"
                        + " from journal_posting")
                .query((row, _) -> new Month(row.getString(1), row.getString(2)))
                .list());
        return closed.stream()
                .filter(posted::contains)
                .map(it -> "; seal of P" + PlainTextJournal.component(it.partner()) + " " + it.month() + ": "
                        + client.get("/api/v1/partners/" + LedgerClient.segment(it.partner()) + "/statements/"
                                        + it.month() + "/seal")
                                .body()
                                .get("hash")
                                .asString())
                .sorted()
                .toList();
    }

    private static List<String> sealComments(Path journal) throws IOException {
        try (Stream<String> lines = Files.lines(journal)) {
            return lines.filter(it -> it.startsWith("; seal of ")).sorted().toList();
        }
    }

    private List<Month> closedMonths() {
        return ledger.bean(JdbcClient.class)
                .sql("select partner_id, to_char(make_date(period / 12, period % 12 + 1, 1), 'YYYY-MM')"
                        + " from partner_period where state = 'CLOSED' order by 1, 2")
                .query((row, _) -> new Month(row.getString(1), row.getString(2)))
                .list();
    }

    private Map<String, BigDecimal> documents(Month it) {
        String base = "/api/v1/partners/" + LedgerClient.segment(it.partner());
        return Books.expected(
                client.get(base + "/bills/" + it.month()).body(),
                client.get(base + "/statements/" + it.month()).body(),
                client.get(base + "/statements/" + it.month() + "/explanation").body());
    }

    private Path export(String format, Path file) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create(ledger.url() + "/api/v1/journal/export?format=" + format));
            if (!key.isEmpty()) {
                request.header("Authorization", "Bearer " + key);
            }
            HttpResponse<Path> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofFile(file));
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(file).content(UTF_8).isNotEmpty();
            return file;
        }
    }
}

package org.partnerledger.api.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.partnerledger.api.RunningLedger;
import org.partnerledger.api.client.LedgerClient;
import org.partnerledger.api.journal.Accountants.Month;
import org.partnerledger.api.journal.PlainTextJournal.Format;
import org.partnerledger.api.scenario.Scenario;
import org.partnerledger.api.scenario.ScenarioPlayer;
import org.partnerledger.core.journal.Account;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.kernel.PartnerId;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.projections.journal.JournalExport.Place;
import org.partnerledger.projections.journal.JournalExport.Row;

/** hledger and beancount accept the exported journals, and come to what the documents say. */
class PlainTextJournalTest {

    @RegisterExtension
    static final RunningLedger LEDGER = RunningLedger.in("simulation");

    @TempDir
    Path folder;

    @ParameterizedTest(name = "{0}")
    @MethodSource("org.partnerledger.api.scenario.OwnScenarios#files")
    void isAcceptedAndEqualsTheDocumentsOfEveryScenario(Path file) throws Exception {
        try (LedgerClient client = LEDGER.client()) {
            assertThat(new ScenarioPlayer(client).play(Scenario.read(file))).isEmpty();

            assertThat(new ExportedBooks(LEDGER, client, "").equalTheDocuments(folder))
                    .as("closed months compared")
                    .isPositive();
        }
    }

    @Test
    void isReadAsItWasMeantWhateverTheIdsAndHoweverManyTheDecimals() throws IOException {
        String partner = "伙伴 \"1\": a;b|c\\d--e";
        var places = List.of(
                new Place(new PartnerId(partner), Account.EXCLUDED, "PAID_BY_COUPON", "CNY"),
                new Place(new PartnerId(partner), Account.SPEND, "CONSUMPTION", "CNY"),
                new Place(new PartnerId("2nd"), Account.INCENTIVE, "plan: 甲", "JPY"),
                new Place(new PartnerId("2nd"), Account.PAYABLE, "", "JPY"));

        for (Format format : Format.values()) {
            Path file = folder.resolve(format.parameter());
            var text = new StringWriter();
            var journal = new PlainTextJournal(format, text, (_, period) -> Optional.of("of " + period + " \" ; é"));
            places.forEach(journal::open);
            journal.post(row(places.get(0), "0.000000000001"));
            journal.post(row(places.get(1), "-0.000000000001"));
            journal.post(row(places.get(2), "123456789012345"));
            journal.post(row(places.get(3), "-123456789012345"));
            Files.writeString(file, text.toString());
        }

        Path hledger = folder.resolve("hledger");
        Path beancount = folder.resolve("beancount");
        Accountants.hledgerAccepts(hledger);
        Accountants.beancountAccepts(beancount);
        Map<Month, Map<String, BigDecimal>> expected = Map.of(
                new Month(partner, "2026-02"),
                Map.of(
                        "EXCLUDED PAID_BY_COUPON", new BigDecimal("0.000000000001"),
                        "SPEND CONSUMPTION", new BigDecimal("-0.000000000001")),
                new Month("2nd", "2026-02"),
                Map.of(
                        "INCENTIVE+ROUNDING plan: 甲", new BigDecimal("123456789012345"),
                        "PAYABLE in every state", new BigDecimal("-123456789012345")));
        assertThat(Accountants.hledgerBalances(hledger)).isEqualTo(expected);
        assertThat(Accountants.beancountBalances(beancount)).isEqualTo(expected);
    }

    private static Row row(Place place, String amount) {
        return new Row(
                place, Period.of("2026-02"), 7, Instant.parse("2026-02-03T00:00:00Z"), "x.v1", Amount.of(amount));
    }
}

package org.partnerledger.api.feed;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.partnerledger.api.feed.Feeds.all;
import static org.partnerledger.api.feed.Feeds.event;
import static org.partnerledger.api.feed.Feeds.file;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.partnerledger.api.feed.text.UnreadableFeed;
import org.partnerledger.api.intake.fact.Envelope;
import tools.jackson.databind.JsonNode;

/** The mapping of contract.md, section 5, on rows made up in the manner of real exports. */
class FocusCsvFeedTest {

    private static final String HEADER = """
            "BilledCost","BillingAccountId","BillingCurrency","BillingPeriodStart","ChargeCategory","ChargeClass",\
            "ChargeFrequency","ChargePeriodEnd","ChargePeriodStart","CommitmentDiscountType","InvoiceIssuerName",\
            "ListCost","PublisherName","RegionId","ServiceCategory","ServiceName","SkuId","SubAccountId","Tags"
            """;

    private static final String ROW = """
            0.00123400000,"acc-1","USD","2024-09-01 00:00:00","Usage",NULL,"Usage-Based","2024-09-18 23:00:00",\
            "2024-09-18 22:00:00",NULL,"Blue Cloud",0.00200000000,"Blue Cloud","west-2","Storage","Object Store",\
            "SKU9","sub-7","{""team"": ""a"", "" n"": 3, ""none"": null}"
            """;

    @Test
    void mapsARowToASpendLine() throws IOException {
        Envelope row = all(new FocusCsvFeed(file("Id," + HEADER + "4711," + ROW), "import/focus"))
                .getFirst();

        assertThatJson(event(row).toString()).isEqualTo("""
                {"specversion": "1.0", "id": "4711", "source": "import/focus", "type": "spend.recorded.v1",
                 "time": "2024-09-18T23:00:00Z",
                 "data": {"lineId": "4711", "customerId": "sub-7", "currency": "USD",
                          "product": {"serviceType": "Object Store", "resourceType": "Storage", "productId": "SKU9"},
                          "region": "west-2", "provider": "CLOUD", "chargingMode": "ON_DEMAND", "lineType": "USAGE",
                          "consumedFrom": "2024-09-18T22:00:00Z", "consumedTo": "2024-09-18T23:00:00Z",
                          "tradedAt": "2024-09-18T23:00:00Z", "tradeId": "acc-1/2024-09-01 00:00:00",
                          "official": "0.00200000000", "paid": {"cash": "0.00123400000"},
                          "tags": {"team": "a", " n": "3"}}}""");
    }

    @Test
    void takesTheInvoiceForTheTradeAndTheBillingAccountForAMissingSubAccount() throws IOException {
        String row = ROW.replace("\"sub-7\"", "NULL");
        JsonNode line = line("InvoiceId," + HEADER, "inv-3," + row);

        assertThat(line.path("tradeId").stringValue()).isEqualTo("inv-3");
        assertThat(line.path("customerId").stringValue()).isEqualTo("acc-1");
    }

    @ParameterizedTest(name = "{0} {1} of {2} is {3}")
    @CsvSource(textBlock = """
            Usage,      ,           1,  USAGE
            Usage,      ,           0,  USAGE
            Usage,      ,           -1, REFUND_CHANGE
            Purchase,   ,           1,  PURCHASE
            Purchase,   ,           -1, REFUND_CHANGE
            Credit,     ,           -1, ADJUSTMENT_COMPENSATION
            Adjustment, ,           1,  ADJUSTMENT_CHARGE
            Adjustment, ,           -1, ADJUSTMENT_COMPENSATION
            Tax,        ,           1,  ADJUSTMENT_CHARGE
            Tax,        ,           -1, ADJUSTMENT_COMPENSATION
            Usage,      Correction, 1,  USAGE
            Tax,        Correction, 1,  ADJUSTMENT_CHARGE
            Usage,      Correction, -1, REFUND_CHANGE
            Tax,        Correction, -1, REFUND_CHANGE
            Imagined,   ,           1,  Imagined
            """)
    void readsTheLineTypeFromCategoryClassAndSign(String category, String chargeClass, String cost, String lineType)
            throws IOException {
        String row = ROW.replace("0.00123400000", cost)
                .replace("\"Usage\",NULL", category + "," + (chargeClass == null ? "" : chargeClass));

        assertThat(line(HEADER, row).path("lineType").stringValue()).isEqualTo(lineType);
    }

    @ParameterizedTest(name = "{0} with {1} is {2}")
    @CsvSource(textBlock = """
            Usage-Based, NULL,              ON_DEMAND
            usage-based, Savings Plan,      SAVINGS_PLAN
            Usage-Based, SavingsPlan,       SAVINGS_PLAN
            Usage-Based, Reserved Instance, RESERVED_INSTANCE
            Usage-Based, Reservation,       RESERVED_INSTANCE
            One-Time,    Savings Plan,      PREPAID
            one-time,    NULL,              PREPAID
            RECURRING,   NULL,              PREPAID
            NULL,        NULL,              ON_DEMAND
            """)
    void readsTheChargingModeWhateverTheCase(String frequency, String commitment, String mode) throws IOException {
        String row = ROW.replace("\"Usage-Based\"", frequency).replace("22:00:00\",NULL", "22:00:00\"," + commitment);

        assertThat(line(HEADER, row).path("chargingMode").stringValue()).isEqualTo(mode);
    }

    @Test
    void takesAnotherPublisherForTheMarketplace() throws IOException {
        String row = ROW.replace("0.00200000000,\"Blue Cloud\"", "0.00200000000,\"Red Software\"");

        assertThat(line(HEADER, row).path("provider").stringValue()).isEqualTo("MARKETPLACE");
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(textBlock = """
            2024-09-18 22:00:00,       2024-09-18T22:00:00Z
            2024-09-18T22:00:00,       2024-09-18T22:00:00Z
            2024-09-18T22:00:00Z,      2024-09-18T22:00:00Z
            2024-09-18T22:00Z,         2024-09-18T22:00:00Z
            2024-09-18,                2024-09-18T00:00:00Z
            2024-09-18 22:00:00 UTC,   2024-09-18T22:00:00Z
            2024-09-18 22:00:00.123,   2024-09-18T22:00:00.123Z
            2024-09-18T22:00:00+08:00, 2024-09-18T22:00:00+08:00
            2024-09-18 22:00:00+00,    2024-09-18T22:00:00+00:00
            yesterday,                 yesterday
            """)
    void readsATimeWithoutZoneAsUtc(String written, String instant) {
        assertThat(FocusTime.toInstant(written)).isEqualTo(instant);
    }

    @Test
    void writesExponentsOutAndPassesOnWhatIsNoNumber() throws IOException {
        assertThat(line(HEADER, ROW.replace("0.00123400000", "1.6E-7"))
                        .at("/paid/cash")
                        .stringValue())
                .isEqualTo("0.00000016");
        assertThat(line(HEADER, ROW.replace("0.00123400000", "1E999999999"))
                        .at("/paid/cash")
                        .stringValue())
                .isEqualTo("1E999999999");
        assertThat(line(HEADER, ROW.replace("0.00123400000", "free"))
                        .at("/paid/cash")
                        .stringValue())
                .isEqualTo("free");
    }

    @Test
    void namesRowsWithoutIdByTheirContentAndOrdinal() throws IOException {
        String other = ROW.replace("sub-7", "sub-8");
        String emptyForNull = ROW.replace("NULL", "");
        List<Envelope> rows = all(new FocusCsvFeed(file(HEADER + ROW + other + ROW + emptyForNull), "x"));
        List<String> ids =
                rows.stream().map(row -> event(row).path("id").stringValue()).toList();

        String hash = ids.getFirst().substring(0, 64);
        assertThat(ids.get(0)).isEqualTo(hash + "-1");
        assertThat(ids.get(1)).doesNotContain(hash).endsWith("-1");
        assertThat(ids.get(2)).isEqualTo(hash + "-2");
        assertThat(ids.get(3)).isEqualTo(hash + "-3");
        assertThat(all(new FocusCsvFeed(file(HEADER + ROW), "x")).getFirst().event())
                .isEqualTo(rows.getFirst().event());
    }

    @Test
    void namesThousandsOfRowsApart() {
        var ids = new RowIds();
        long distinct = IntStream.range(0, 10_000)
                .mapToObj(i -> ids.idOf(List.of("row=" + i % 5_000)))
                .distinct()
                .count();

        assertThat(distinct).isEqualTo(10_000);
    }

    @Test
    void notesRowsWhoseBillingPeriodStartsAfterTheirCharge() throws IOException {
        var feed = new FocusCsvFeed(file(HEADER + ROW + ROW.replace("2024-09-01", "2024-10-01")), "x");

        assertThat(all(feed)).hasSize(2);
        assertThat(feed.notes()).isEqualTo(Map.of(FocusCsvFeed.BILLING_PERIOD_AFTER_CHARGE, 1L));
    }

    @Test
    void stopsWhereAQuoteIsBroken() throws IOException {
        var feed = new FocusCsvFeed(file(HEADER + ROW + ROW.replace("\"SKU9\"", "\"SKU9\"x")), "x");

        assertThat(feed.next()).isNotNull();
        assertThatThrownBy(feed::next).isInstanceOf(UnreadableFeed.class).hasMessageContaining("line");
    }

    @Test
    void refusesAFileOfAnotherKind() {
        assertThatThrownBy(() -> new FocusCsvFeed(file("lineId,customerId\n"), "x"))
                .hasMessageContaining("this is no FOCUS Cost and Usage CSV: its header lacks BilledCost");
    }

    private static JsonNode line(String header, String row) throws IOException {
        return event(all(new FocusCsvFeed(file(header + row), "x")).getFirst()).path("data");
    }
}

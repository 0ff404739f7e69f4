package org.partnerledger.core.consumption;

import static org.partnerledger.core.consumption.LittleLine.refund;
import static org.partnerledger.core.consumption.LittleLine.usage;
import static org.partnerledger.core.stored.StoredForm.assertStoredAs;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.partnerledger.core.consumption.ConsumptionEvent.LinesRecorded;
import org.partnerledger.core.consumption.ConsumptionEvent.LinesWithdrawn;
import org.partnerledger.core.consumption.ConsumptionEvent.TradePaid;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.kernel.CurrencyCode;
import org.partnerledger.core.kernel.CustomerId;

/** The stored form of every event, word for word. Whatever changes here needs an upcaster. */
class ConsumptionEventContractTest {

    @Test
    void storesALineWithEverythingItCanHave() {
        var line = new SpendLine(
                "L1",
                new CustomerId("c-1"),
                new CurrencyCode("CNY"),
                new Product("hws.service.type.obs", "obs.storage", "sku-1", "Storage"),
                "cn-north-4",
                Provider.MARKETPLACE,
                ChargingMode.RESERVED_INSTANCE,
                Settlement.MONTHLY,
                LineType.REFUND_CHANGE,
                Instant.parse("2026-07-10T02:00:00Z"),
                Instant.parse("2026-07-10T03:00:00Z"),
                Instant.parse("2026-07-10T03:00:00.123456Z"),
                "t-1",
                "L0",
                "t-0",
                Amount.of("100"),
                Amount.of("20"),
                Amount.of("0.000000000001"),
                new Paid(Map.of(Means.WRITE_OFF, Amount.of("-1"), Means.CASH, Amount.of("-79.5"))),
                true,
                new SpendLine.Usage(Amount.of("744"), "h"),
                new SpendLine.Resource("r-1", "bucket"),
                Map.of("team", "ai", "Stage", "prod", "数据", "x"));

        assertStoredAs(
                new LinesRecorded(41, List.of(new RecordedLine("feed/a", "e-1", RecordedLine.Origin.SPEND, line))),
                """
                {"firstLineNo":41,"lines":[{"source":"feed/a","eventId":"e-1","origin":"SPEND","line":{"lineId":"L1",\
                "customerId":"c-1","currency":"CNY","product":{"serviceType":"hws.service.type.obs",\
                "resourceType":"obs.storage","productId":"sku-1","name":"Storage"},"region":"cn-north-4",\
                "provider":"MARKETPLACE","chargingMode":"RESERVED_INSTANCE","settlement":"MONTHLY",\
                "lineType":"REFUND_CHANGE","consumedFrom":"2026-07-10T02:00:00Z","consumedTo":"2026-07-10T03:00:00Z",\
                "tradedAt":"2026-07-10T03:00:00.123456Z","tradeId":"t-1","baseLineId":"L0","baseTradeId":"t-0",\
                "official":"100.00","discount":"20.00","erased":"0.000000000001",\
                "paid":{"cash":"-79.50","writeOff":"-1.00"},"cashCouponCounts":true,\
                "usage":{"quantity":"744.00","unit":"h"},"resource":{"id":"r-1","name":"bucket"},\
                "tags":{"Stage":"prod","team":"ai","数据":"x"}}}]}""");
    }

    @Test
    void storesWhatALineLeavesOutAsNothingAndNoMeansOfZero() {
        var recorded = new RecordedLine(
                "feed/a",
                "e-2",
                RecordedLine.Origin.ORDER,
                usage("L2").cash("0.00").build());

        assertStoredAs(new LinesRecorded(42, List.of(recorded)), """
                {"firstLineNo":42,"lines":[{"source":"feed/a","eventId":"e-2","origin":"ORDER","line":{"lineId":"L2",\
                "customerId":"c-resale","currency":"CNY","product":{"serviceType":"ecs","resourceType":null,\
                "productId":null,"name":null},"region":null,"provider":"CLOUD","chargingMode":"ON_DEMAND",\
                "settlement":"HOURLY","lineType":"USAGE","consumedFrom":"2026-07-10T02:00:00Z","consumedTo":null,\
                "tradedAt":"2026-07-10T02:00:00Z","tradeId":"t-L2","baseLineId":null,"baseTradeId":null,\
                "official":null,"discount":null,"erased":null,"paid":{},"cashCouponCounts":false,"usage":null,\
                "resource":null,"tags":{}}}]}""");
    }

    @Test
    void storesEveryPaymentMeansUnderItsNameInTheContract() {
        LittleLine line = refund("R1", "L1");
        for (Means means : Means.values()) {
            line = line.paid(means, "-1");
        }

        assertStoredAs(line.build().paid(), """
                {"cash":"-1.00","credit":"-1.00","storedValueCard":"-1.00","cashCoupon":"-1.00","coupon":"-1.00",\
                "bonus":"-1.00","debt":"-1.00","writeOff":"-1.00"}""");
    }

    @Test
    void storesLinesWithdrawn() {
        assertStoredAs(
                new LinesWithdrawn("feed/a", "e-1", "sent by mistake", List.of(41L, 42L), Amount.of("12.5")), """
                {"source":"feed/a","eventId":"e-1","reason":"sent by mistake","lineNos":[41,42],"amount":"12.50"}""");
    }

    @Test
    void storesTradePaid() {
        Instant paidAt = Instant.parse("2026-07-28T02:00:00Z");

        assertStoredAs(new TradePaid("t-1", paidAt, Amount.of("100")), """
                {"tradeId":"t-1","paidAt":"2026-07-28T02:00:00Z","amount":"100.00"}""");
        assertStoredAs(new TradePaid("t-1", paidAt, null), """
                {"tradeId":"t-1","paidAt":"2026-07-28T02:00:00Z","amount":null}""");
    }
}

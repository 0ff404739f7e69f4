package org.partnerledger.api.feed;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.partnerledger.api.feed.Feeds.all;
import static org.partnerledger.api.feed.Feeds.event;
import static org.partnerledger.api.feed.Feeds.file;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.partnerledger.api.feed.text.UnreadableFeed;
import org.partnerledger.api.intake.fact.Envelope;

class SpendCsvFeedTest {

    private static final String HEADER = "lineId,customerId,currency,product.serviceType,product.name,chargingMode,"
            + "lineType,consumedFrom,tradedAt,tradeId,paid.cash,paid.coupon,cashCouponCounts,usage.quantity,"
            + "tags.cost.center\n";

    @Test
    void leadsDottedColumnsIntoTheirMembers() throws IOException {
        Envelope row = only(
                "l-1,c-1,CNY,ecs,\"Server, small\",ON_DEMAND,USAGE,2026-07-01T00:00:00+08:00,2026-07-01T01:00:00+08:00,"
                        + "t-1,12.50,,true,0.25,blue\n");

        assertThatJson(event(row).toString()).isEqualTo("""
                {"specversion": "1.0", "id": "l-1", "source": "import/spend", "type": "spend.recorded.v1",
                 "time": "2026-07-01T01:00:00+08:00",
                 "data": {"lineId": "l-1", "customerId": "c-1", "currency": "CNY",
                          "product": {"serviceType": "ecs", "name": "Server, small"},
                          "chargingMode": "ON_DEMAND", "lineType": "USAGE",
                          "consumedFrom": "2026-07-01T00:00:00+08:00", "tradedAt": "2026-07-01T01:00:00+08:00",
                          "tradeId": "t-1", "paid": {"cash": "12.50"}, "cashCouponCounts": true,
                          "usage": {"quantity": "0.25"}, "tags": {"cost.center": "blue"}}}""");
    }

    @Test
    void keepsTheRowAsItsText() throws IOException {
        String row = "l-1,c-1,CNY,ecs,\"Server, \"\"small\"\"\",ON_DEMAND,USAGE,now,then,t-1,1,\"\",\"\",\"\",\"\"";

        assertThat(only(row + "\n").raw()).isEqualTo(row);
    }

    @Test
    void leavesAnEmptyCellOut() throws IOException {
        Envelope row = only(",c-1,CNY,ecs,,ON_DEMAND,USAGE,2026-07-01T00:00:00Z,,t-1,1,,,,\n");

        assertThatJson(event(row).toString()).isObject().doesNotContainKeys("id", "time");
        assertThatJson(event(row).path("data").toString()).isObject().doesNotContainKeys("lineId", "tradedAt", "usage");
    }

    @Test
    void handsOverARowOfAnotherWidthAsUnreadable() throws IOException {
        List<Envelope> rows = all(new SpendCsvFeed(file(HEADER + "l-1,c-1\n" + ",".repeat(15) + "\n"), "x"));

        assertThat(rows)
                .extracting(Envelope::unreadable)
                .containsExactly("line 2 has 2 fields, the header has 15", "line 3 has 16 fields, the header has 15");
    }

    @Test
    void handsOverARowThatHoldsANulAsUnreadable() throws IOException {
        Envelope row = only("l-\0,c-1,CNY,ecs,,ON_DEMAND,USAGE,x,y,t-1,1,,,,\n");

        assertThat(row.unreadable()).startsWith("line 2 holds a NUL");
        assertThat(row.raw()).startsWith("l-\uFFFD,c-1");
    }

    @Test
    void refusesAHeaderThatIsNone() {
        assertThatThrownBy(() -> new SpendCsvFeed(file("a,b\n"), "x"))
                .isInstanceOf(UnreadableFeed.class)
                .hasMessageContaining("its header lacks lineId, customerId");
        assertThatThrownBy(() -> new SpendCsvFeed(file(""), "x")).hasMessageContaining("the file is empty");
        assertThatThrownBy(() -> new SpendCsvFeed(file("lineId," + HEADER), "x"))
                .hasMessageContaining("stands twice");
        assertThatThrownBy(() -> new SpendCsvFeed(file("paid," + HEADER), "x"))
                .hasMessageContaining("'paid' cannot stand beside 'paid.cash'");
    }

    private static Envelope only(String row) throws IOException {
        List<Envelope> rows = all(new SpendCsvFeed(file(HEADER + row), "import/spend"));
        assertThat(rows).hasSize(1);
        return rows.getFirst();
    }
}

package org.partnerledger.core.consumption;

import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.kernel.CurrencyCode;
import org.partnerledger.core.kernel.CustomerId;
import org.partnerledger.core.kernel.Shanghai;

/**
 * A spend line of which a test says only what matters to it. The rest is usage of {@code ecs} on demand, of the
 * customer {@code c-resale}, on 10 July 2026 at 10:00 in Shanghai, for nothing.
 */
public final class LittleLine {

    private final String lineId;
    private String customer = "c-resale";
    private String currency = "CNY";
    private String service = "ecs";
    private @Nullable String resource;
    private @Nullable String product;
    private @Nullable String region;
    private Provider provider = Provider.CLOUD;
    private ChargingMode mode = ChargingMode.ON_DEMAND;
    private Settlement settlement = Settlement.HOURLY;
    private LineType type = LineType.USAGE;
    private Instant consumed = Shanghai.at("2026-07-10T10:00:00");
    private Instant traded = consumed;
    private String trade;
    private @Nullable String baseLine;
    private @Nullable String baseTrade;
    private @Nullable Amount official;
    private @Nullable Amount discount;
    private @Nullable Amount erased;
    private final Map<Means, Amount> paid = new EnumMap<>(Means.class);
    private boolean cashCouponCounts;
    private final Map<String, String> tags = new HashMap<>();

    private LittleLine(String lineId) {
        this.lineId = lineId;
        this.trade = "t-" + lineId;
    }

    public static LittleLine usage(String lineId) {
        return new LittleLine(lineId);
    }

    /** Unsubscribed from {@code baseLine}; amounts are to be negative. */
    public static LittleLine refund(String lineId, String baseLine) {
        var line = new LittleLine(lineId).type(LineType.REFUND_UNSUBSCRIBE);
        line.baseLine = baseLine;
        return line;
    }

    public static LittleLine refundOfTrade(String lineId, String baseTrade) {
        var line = new LittleLine(lineId).type(LineType.REFUND_UNSUBSCRIBE);
        line.baseTrade = baseTrade;
        return line;
    }

    public LittleLine of(String customerId) {
        customer = customerId;
        return this;
    }

    public LittleLine currency(String code) {
        currency = code;
        return this;
    }

    public LittleLine service(String serviceType) {
        service = serviceType;
        return this;
    }

    public LittleLine product(String resourceType, String productId) {
        resource = resourceType;
        product = productId;
        return this;
    }

    public LittleLine region(String code) {
        region = code;
        return this;
    }

    public LittleLine tag(String name, String value) {
        tags.put(name, value);
        return this;
    }

    public LittleLine marketplace() {
        provider = Provider.MARKETPLACE;
        return this;
    }

    public LittleLine prepaid() {
        mode = ChargingMode.PREPAID;
        return this;
    }

    /** Settled monthly, as CDN is. */
    public LittleLine monthly() {
        settlement = Settlement.MONTHLY;
        return this;
    }

    public LittleLine type(LineType lineType) {
        type = lineType;
        return this;
    }

    /** Consumed and charged at 10:00 of a day such as {@code 2026-07-10}. */
    public LittleLine on(String day) {
        consumed = Shanghai.at(day + "T10:00:00");
        traded = consumed;
        return this;
    }

    /** Consumed, and until {@link #traded} says otherwise charged, at this instant. */
    public LittleLine consumed(Instant instant) {
        consumed = instant;
        traded = instant;
        return this;
    }

    public LittleLine traded(Instant instant) {
        traded = instant;
        return this;
    }

    public LittleLine trade(String tradeId) {
        trade = tradeId;
        return this;
    }

    public LittleLine official(String listed, String discounted, String erasedAmount) {
        official = Amount.of(listed);
        discount = Amount.of(discounted);
        erased = Amount.of(erasedAmount);
        return this;
    }

    public LittleLine cash(String amount) {
        return paid(Means.CASH, amount);
    }

    public LittleLine credit(String amount) {
        return paid(Means.CREDIT, amount);
    }

    public LittleLine debt(String amount) {
        return paid(Means.DEBT, amount);
    }

    public LittleLine coupon(String amount) {
        return paid(Means.COUPON, amount);
    }

    public LittleLine paid(Means means, String amount) {
        paid.put(means, Amount.of(amount));
        return this;
    }

    public LittleLine cashCouponCounts() {
        cashCouponCounts = true;
        return this;
    }

    public SpendLine build() {
        return new SpendLine(
                lineId,
                new CustomerId(customer),
                new CurrencyCode(currency),
                new Product(service, resource, product, null),
                region,
                provider,
                mode,
                settlement,
                type,
                consumed,
                null,
                traded,
                trade,
                baseLine,
                baseTrade,
                official,
                discount,
                erased,
                new Paid(paid),
                cashCouponCounts,
                null,
                null,
                tags);
    }
}

package org.partnerledger.api.feed;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.partnerledger.core.consumption.ChargingMode;
import org.partnerledger.core.consumption.LineType;
import org.partnerledger.core.consumption.Provider;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * FOCUS Cost and Usage → SpendLine, as contract.md, section 5, says. Pure, and it repairs nothing: a value that fits no
 * rule is passed on as it is, for the intake to name with its pointer.
 */
final class FocusMapping {

    /** Columns without which a file is not taken for FOCUS. */
    static final List<String> NEEDED = List.of(
            "BilledCost",
            "BillingAccountId",
            "BillingCurrency",
            "BillingPeriodStart",
            "ChargeCategory",
            "ChargePeriodStart",
            "ChargePeriodEnd",
            "ServiceName");

    /** Beyond this no exponent is written out as digits; the limits of an amount are far below. */
    private static final int MAX_EXPONENT = 100;

    /** A row by the names of its columns. */
    interface Row {

        /** Null where the column is missing or holds no value. */
        @Nullable
        String get(String column);
    }

    private FocusMapping() {}

    static ObjectNode spendLine(Row row, String lineId) {
        ObjectNode line = FactJson.MAPPER.createObjectNode();
        line.put("lineId", lineId);
        put(line, "customerId", either(row.get("SubAccountId"), row.get("BillingAccountId")));
        put(line, "currency", row.get("BillingCurrency"));
        ObjectNode product = line.putObject("product");
        put(product, "serviceType", row.get("ServiceName"));
        put(product, "resourceType", row.get("ServiceCategory"));
        put(product, "productId", row.get("SkuId"));
        put(line, "region", row.get("RegionId"));
        line.put("provider", provider(row).name());
        line.put("chargingMode", chargingMode(row).name());
        put(line, "lineType", lineType(row));
        put(line, "consumedFrom", instant(row.get("ChargePeriodStart")));
        put(line, "consumedTo", instant(row.get("ChargePeriodEnd")));
        put(line, "tradedAt", instant(row.get("ChargePeriodEnd")));
        put(line, "tradeId", tradeId(row));
        // FOCUS has no erased amount, so that this one alone is information and nothing is checked against it.
        put(line, "official", plain(row.get("ListCost")));
        put(line.putObject("paid"), "cash", plain(row.get("BilledCost")));
        putTags(line, row.get("Tags"));
        return line;
    }

    private static Provider provider(Row row) {
        boolean same = Objects.equals(row.get("PublisherName"), row.get("InvoiceIssuerName"));
        return same ? Provider.CLOUD : Provider.MARKETPLACE;
    }

    private static ChargingMode chargingMode(Row row) {
        String frequency = lower(row.get("ChargeFrequency"));
        if (frequency.equals("one-time") || frequency.equals("recurring")) {
            return ChargingMode.PREPAID;
        }
        String commitment = lower(row.get("CommitmentDiscountType"));
        if (commitment.contains("saving")) {
            return ChargingMode.SAVINGS_PLAN;
        }
        return commitment.contains("reserv") ? ChargingMode.RESERVED_INSTANCE : ChargingMode.ON_DEMAND;
    }

    private static @Nullable String lineType(Row row) {
        String category = lower(row.get("ChargeCategory"));
        boolean negative = isNegative(row.get("BilledCost"));
        boolean correction = lower(row.get("ChargeClass")).equals("correction");
        if (negative && (correction || category.equals("usage") || category.equals("purchase"))) {
            return LineType.REFUND_CHANGE.name();
        }
        return switch (category) {
            case "usage" -> LineType.USAGE.name();
            case "purchase" -> LineType.PURCHASE.name();
            case "credit" -> LineType.ADJUSTMENT_COMPENSATION.name();
            case "adjustment", "tax" ->
                (negative ? LineType.ADJUSTMENT_COMPENSATION : LineType.ADJUSTMENT_CHARGE).name();
            default -> row.get("ChargeCategory");
        };
    }

    private static @Nullable String tradeId(Row row) {
        String invoice = row.get("InvoiceId");
        if (invoice != null) {
            return invoice;
        }
        String account = row.get("BillingAccountId");
        String period = row.get("BillingPeriodStart");
        return account == null || period == null ? null : account + "/" + period;
    }

    /** A tag's value is text for the ledger, whatever FOCUS had it as. What is no JSON object is passed on as it is. */
    private static void putTags(ObjectNode line, @Nullable String text) {
        if (text == null) {
            return;
        }
        try {
            JsonNode tags = FactJson.MAPPER.readTree(text);
            if (!tags.isObject()) {
                line.put("tags", text);
                return;
            }
            ObjectNode target = line.putObject("tags");
            for (var tag : tags.properties()) {
                JsonNode value = tag.getValue();
                if (value.isContainer()) {
                    target.set(tag.getKey(), value);
                } else if (!value.isNull()) {
                    target.put(tag.getKey(), value.asString());
                }
            }
        } catch (JacksonException | NumberFormatException e) {
            line.put("tags", text);
        }
    }

    /** Without exponent and without zeros at the end; a text that is no number stays as it is. */
    private static @Nullable String plain(@Nullable String number) {
        BigDecimal value = decimal(number);
        return value == null ? number : value.toPlainString();
    }

    private static boolean isNegative(@Nullable String number) {
        BigDecimal value = decimal(number);
        return value != null && value.signum() < 0;
    }

    private static @Nullable BigDecimal decimal(@Nullable String number) {
        if (number == null) {
            return null;
        }
        try {
            var value = new BigDecimal(number);
            return Math.abs(value.scale()) > MAX_EXPONENT ? null : value;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static @Nullable String instant(@Nullable String time) {
        return time == null ? null : FocusTime.toInstant(time);
    }

    private static @Nullable String either(@Nullable String first, @Nullable String second) {
        return first == null ? second : first;
    }

    private static String lower(@Nullable String text) {
        return text == null ? "" : text.toLowerCase(Locale.ROOT);
    }

    private static void put(ObjectNode node, String name, @Nullable String value) {
        if (value != null) {
            node.put(name, value);
        }
    }
}

package org.partnerledger.api.intake.fact;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.partnerledger.core.consumption.LineType;
import org.partnerledger.core.consumption.RecordedLine;
import org.partnerledger.core.consumption.RecordedLine.Origin;
import org.partnerledger.core.kernel.CustomerId;
import org.partnerledger.core.kernel.Ids;
import org.partnerledger.core.kernel.InstantText;
import tools.jackson.databind.JsonNode;

/** Reads events as far as that goes without knowing anything of the ledger's state: envelope, key, type, data. */
public final class EventParser {

    private static final int MAX_LINES_OF_ORDER = 1_000;

    private final Map<String, FactType<?>> types;

    public EventParser(List<FactType<?>> types) {
        this.types = new HashMap<>();
        types.forEach(type -> this.types.put(type.type(), type));
    }

    /** @param zone in which a day means its 00:00 */
    public Incoming parse(int index, Envelope envelope, ZoneId zone) {
        JsonNode event = envelope.event();
        // The tree is not needed any more once it is read, and chunks wait their turn in memory.
        Envelope received = new Envelope(null, envelope.raw(), envelope.unreadable(), null);
        if (event == null || !event.isObject()) {
            String why = received.unreadable() == null ? "an event is an object" : received.unreadable();
            return new Incoming(index, received, null, null, null, null, Defect.schema("", why), null, null);
        }
        String source = id(event, "source");
        String id = id(event, "id");
        JsonNode typeNode = event.get("type");
        String type = typeNode != null && typeNode.isString() ? typeNode.asString() : null;
        String content = source == null || id == null ? null : ContentHash.of(event);
        try {
            checkEnvelope(event, source, id, type);
        } catch (Defect defect) {
            return new Incoming(index, received, source, id, type, content, defect, null, null);
        }
        try {
            Fact fact = fact(String.valueOf(source), String.valueOf(id), String.valueOf(type), event.get("data"), zone);
            return new Incoming(index, received, source, id, type, content, null, null, fact);
        } catch (Defect defect) {
            return new Incoming(index, received, source, id, type, content, null, defect, null);
        }
    }

    private static @Nullable String id(JsonNode event, String name) {
        JsonNode node = event.get(name);
        return node != null && node.isString() && Ids.isValid(node.asString()) ? node.asString() : null;
    }

    private static void checkEnvelope(
            JsonNode event, @Nullable String source, @Nullable String id, @Nullable String type) {
        JsonNode version = event.get("specversion");
        if (version == null || !version.isString() || !version.asString().equals("1.0")) {
            throw Defect.schema("/specversion", "the specversion is \"1.0\"");
        }
        if (id == null) {
            throw Defect.schema("/id", "an id of 1 to " + Ids.MAX_LENGTH + " characters is required");
        }
        if (source == null) {
            throw Defect.schema("/source", "a source of 1 to " + Ids.MAX_LENGTH + " characters is required");
        }
        if (type == null || !Ids.isValid(type)) {
            throw Defect.schema("/type", "a type is required");
        }
        JsonNode time = event.get("time");
        if (time == null || !time.isString() || !isInstant(time.asString())) {
            throw Defect.schema("/time", "the time at which the source recorded the fact is required, with an offset");
        }
        JsonNode subject = event.get("subject");
        if (subject != null && !subject.isNull() && !subject.isString()) {
            throw Defect.schema("/subject", "a text is expected here");
        }
        if (event.has("data_base64")) {
            throw Defect.schema("/data_base64", "data is JSON here, in the member data");
        }
    }

    private static boolean isInstant(String text) {
        try {
            Instant instant = InstantText.read(text);
            return instant.getEpochSecond() < 4_133_980_800L && instant.getEpochSecond() >= 946_598_400L;
        } catch (DateTimeException _) {
            return false;
        }
    }

    private Fact fact(String source, String id, String type, @Nullable JsonNode data, ZoneId zone) {
        return switch (type) {
            case "spend.recorded.v1" -> spendRecorded(source, id, new DataReader(data, "/data", zone));
            case "order.paid.v1" -> orderPaid(source, id, new DataReader(data, "/data", zone));
            case "order.refunded.v1" -> orderRefunded(id, new DataReader(data, "/data", zone));
            case "spend.paid.v1" -> spendPaid(new DataReader(data, "/data", zone));
            case "fact.withdrawn.v1" -> withdrawn(new DataReader(data, "/data", zone));
            default -> {
                FactType<?> known = types.get(type);
                if (known == null) {
                    throw new Defect("UNKNOWN_TYPE", "/type", "there is no type '" + type + "'");
                }
                yield other(known, new DataReader(data, "/data", zone));
            }
        };
    }

    private static <F> Fact other(FactType<F> type, DataReader data) {
        return new Fact.Other<>(type, type.read(data));
    }

    private static Fact spendRecorded(String source, String id, DataReader data) {
        return new Fact.Lines(
                List.of(new RecordedLine(source, id, Origin.SPEND, SpendLineReader.read(data, id, null))));
    }

    private static Fact orderPaid(String source, String id, DataReader data) {
        var head = new SpendLineReader.OrderHead(
                data.id("orderId"), new CustomerId(data.id("customerId")), data.instant("paidAt"));
        List<DataReader> readers = lines(data);
        data.end();
        var lines = new ArrayList<RecordedLine>(readers.size());
        for (int i = 0; i < readers.size(); i++) {
            lines.add(new RecordedLine(
                    source, id, Origin.ORDER, SpendLineReader.read(readers.get(i), id + "/" + i, head)));
        }
        return new Fact.Lines(lines);
    }

    private static Fact orderRefunded(String id, DataReader data) {
        String refundId = data.id("refundId");
        String baseOrderId = data.id("baseOrderId");
        Instant refundedAt = data.instant("refundedAt");
        List<DataReader> readers = lines(data);
        data.end();
        var lines = new ArrayList<Fact.RefundLine>(readers.size());
        for (int i = 0; i < readers.size(); i++) {
            lines.add(refundLine(readers.get(i), id + "/" + i));
        }
        return new Fact.OrderRefund(refundId, baseOrderId, refundedAt, lines);
    }

    private static Fact.RefundLine refundLine(DataReader data, String defaultLineId) {
        String lineId = data.optionalId("lineId");
        String baseLineId = data.id("baseLineId");
        LineType type = data.oneOf("lineType", LineType.class);
        if (!type.isRefund()) {
            throw data.wrong("lineType", "a refund has one of the types REFUND_…");
        }
        var line = new Fact.RefundLine(
                lineId == null ? defaultLineId : lineId,
                baseLineId,
                type,
                SpendLineReader.paid(data.object("paid")),
                data.at("baseLineId"));
        data.end();
        return line;
    }

    private static List<DataReader> lines(DataReader data) {
        List<DataReader> lines = data.objects("lines");
        if (lines.isEmpty() || lines.size() > MAX_LINES_OF_ORDER) {
            throw data.wrong("lines", "an order event has 1 to " + MAX_LINES_OF_ORDER + " lines");
        }
        return lines;
    }

    private static Fact spendPaid(DataReader data) {
        var payment = new Fact.Payment(data.id("tradeId"), data.instant("paidAt"), data.optionalAmount("amount"));
        data.end();
        if (payment.amount() != null && payment.amount().signum() <= 0) {
            throw new Defect("SIGN", data.at("amount"), "a payment is more than 0");
        }
        return payment;
    }

    private static Fact withdrawn(DataReader data) {
        var withdrawal = new Fact.Withdrawal(data.id("source"), data.id("id"), data.text("reason"));
        data.end();
        return withdrawal;
    }
}

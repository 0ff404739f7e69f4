package org.partnerledger.api.demonstration;

import static org.partnerledger.api.demonstration.DemoFacts.at;
import static org.partnerledger.api.demonstration.DemoFacts.object;

import java.time.YearMonth;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** What chance would bring too seldom: each reason, cause and correction at least once, placed by hand. */
final class DemoCases {

    private static final String CUSTOMER = "c-haiyun-1";

    private final DemoFacts facts;
    private final YearMonth first;
    private final YearMonth second;
    private final YearMonth third;

    DemoCases(DemoFacts facts, YearMonth first) {
        this.facts = facts;
        this.first = first;
        second = first.plusMonths(1);
        third = first.plusMonths(2);
    }

    void firstMonth() {
        excluded(first, "X1");
        edgesOfTheMonth(first, "E1");
        order();
        refundWithinTheMonth();
        line("C1", CUSTOMER, "ecs", at(first, 12, "08:00:00"))
                .paid("credit", "3000.00")
                .recordIn(facts);
        line("C2", CUSTOMER, "ecs", at(first, 12, "08:00:00"))
                .paid("debt", "1200.00")
                .recordIn(facts);
        line("C3", CUSTOMER, "ecs", at(first, 12, "08:00:00"))
                .paid("credit", "800.00")
                .recordIn(facts);
        paid("t-C3", at(first, 25, "10:00:00"), null);
        line("N1", "c-nobody", "ecs", at(first, 14, "08:00:00"))
                .paid("cash", "450.00")
                .recordIn(facts);
        faulty();
    }

    void secondMonth() {
        excluded(second, "X2");
        edgesOfTheMonth(second, "E2");
        paid("t-C1", at(second, 9, "10:00:00"), "1000.00");
        paid("t-C2", at(second, 9, "10:00:00"), null);
        ObjectNode refund = object();
        refund.put("refundId", "rf-100").put("baseOrderId", "o-100").put("refundedAt", at(second, 8, "11:00:00"));
        ObjectNode line = refund.putArray("lines").addObject();
        line.put("lineId", "RO1").put("baseLineId", "O1").put("lineType", "REFUND_UNSUBSCRIBE");
        line.putObject("paid").put("cash", "-2400.00");
        facts.add("order.refunded", at(second, 8, "11:00:00"), refund);
    }

    /** Arrives once the first month is closed: it stands on the second one's bill. */
    void lateForTheFirstMonth() {
        line("W1", CUSTOMER, "rds", at(first, 28, "08:00:00"))
                .paid("cash", "640.00")
                .recordIn(facts);
        ObjectNode link = object().put("customerId", "c-nobody").put("partnerId", DemoPartners.SHOWN);
        link.put("association", "RESALE").put("from", at(first, 1, "00:00:00"));
        facts.add("customer.linked", at(second, 20, "09:00:00"), link);
    }

    void thirdMonth() {
        excluded(third, "X3");
        paid("t-C1", at(third, 5, "10:00:00"), "2000.00");
        line("R3", CUSTOMER, "ecs", at(third, 6, "08:00:00"))
                .refunds("REFUND_CHANGE", "C3")
                .paid("credit", "-200.00")
                .recordIn(facts);
    }

    /** Every reason of domain.md, section 3, that does not hang on the partner or on the means of payment. */
    private void excluded(YearMonth month, String prefix) {
        String noon = at(month, 15, "12:00:00");
        line(prefix + "-rebound", DemoPartners.REBOUND, "ecs", noon)
                .paid("cash", "310.00")
                .recordIn(facts);
        line(prefix + "-market", CUSTOMER, "ecs", noon)
                .with("provider", "MARKETPLACE")
                .paid("cash", "220.00")
                .recordIn(facts);
        line(prefix + "-card", CUSTOMER, "card", noon)
                .with("chargingMode", "PREPAID")
                .with("lineType", "STORED_VALUE_CARD_PURCHASE")
                .paid("cash", "1000.00")
                .recordIn(facts);
        line(prefix + "-compensation", CUSTOMER, "ecs", noon)
                .with("lineType", "ADJUSTMENT_COMPENSATION")
                .paid("cash", "-75.00")
                .recordIn(facts);
        line(prefix + "-writeoff", CUSTOMER, "ecs", noon)
                .paid("cash", "90.00")
                .paid("writeOff", "10.00")
                .recordIn(facts);
        line(prefix + "-uncertified", "c-xinghai-1", "ecs", at(month, 28, "12:00:00"))
                .paid("cash", "130.00")
                .recordIn(facts);
        line(prefix + "-left", "c-yunfan-1", "ecs", at(month, 28, "12:00:00"))
                .paid("cash", "140.00")
                .recordIn(facts);
    }

    /** The last hour of a month charged in time, charged too late, and a prepaid order in its last second. */
    private void edgesOfTheMonth(YearMonth month, String prefix) {
        String lastHour = at(month, month.lengthOfMonth(), "23:00:00");
        YearMonth next = month.plusMonths(1);
        line(prefix + "-in-time", CUSTOMER, "ecs", lastHour)
                .traded(at(next, 1, "23:59:59"))
                .paid("cash", "55.00")
                .recordIn(facts);
        line(prefix + "-too-late", CUSTOMER, "ecs", lastHour)
                .traded(at(next, 2, "00:00:00"))
                .paid("cash", "65.00")
                .recordIn(facts);
        line(prefix + "-prepaid", CUSTOMER, "ecs", at(month, month.lengthOfMonth(), "23:59:59"))
                .with("chargingMode", "PREPAID")
                .with("lineType", "RENEWAL")
                .paid("cash", "75.00")
                .recordIn(facts);
    }

    private void order() {
        String paidAt = at(first, 6, "09:30:00");
        ObjectNode order =
                object().put("orderId", "o-100").put("customerId", CUSTOMER).put("paidAt", paidAt);
        var lines = order.putArray("lines");
        lines.add(line("O1", CUSTOMER, "ecs", paidAt).paid("cash", "7200.00").inOrder(null));
        lines.add(line("O2", CUSTOMER, "support", paidAt).paid("cash", "600.00").inOrder(null));
        facts.add("order.paid", paidAt, order);
    }

    private void refundWithinTheMonth() {
        line("B1", "c-beichen-1", "ecs", at(first, 4, "10:00:00"))
                .paid("cash", "900.00")
                .recordIn(facts);
        line("B1R", "c-beichen-1", "ecs", at(first, 20, "10:00:00"))
                .refunds("REFUND_CHANGE", "B1")
                .paid("cash", "-150.00")
                .recordIn(facts);
    }

    /**
     * For the quarantine: a line without its customer, a refund above 0, and another fact under a name that is taken.
     */
    private void faulty() {
        String noon = at(first, 17, "12:00:00");
        ObjectNode nameless =
                line("Q1", CUSTOMER, "ecs", noon).paid("cash", "10.00").data();
        nameless.remove("customerId");
        facts.add("spend.recorded", noon, nameless);
        line("Q2", CUSTOMER, "ecs", noon)
                .refunds("REFUND_CHANGE", "B1")
                .paid("cash", "10.00")
                .recordIn(facts);
        DemoLine taken = line("Q3", CUSTOMER, "ecs", noon).paid("cash", "10.00");
        String id = facts.add("spend.recorded", noon, taken.data());
        facts.add(id, "spend.recorded", noon, taken.paid("cash", "11.00").data());
    }

    private void paid(String tradeId, String paidAt, @Nullable String amount) {
        ObjectNode data = object().put("tradeId", tradeId).put("paidAt", paidAt);
        facts.add("spend.paid", paidAt, amount == null ? data : data.put("amount", amount));
    }

    private static DemoLine line(String lineId, String customer, String service, String consumedFrom) {
        return new DemoLine(lineId, customer, "CNY", service, consumedFrom);
    }
}

package org.partnerledger.api.demonstration;

import static org.partnerledger.api.demonstration.DemoFacts.at;
import static org.partnerledger.api.demonstration.DemoFacts.object;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Who sells to whom: twelve partners, two of them under a distributor, and their customers. */
final class DemoPartners {

    static final String SHOWN = "p-haiyun";
    static final String CERTIFICATION_ENDS = "p-xinghai";
    static final String LEAVES = "p-yunfan";

    /** The customer that moves from one partner to another shortly before the first month. */
    static final String REBOUND = "c-rebound";

    /** A day of the second month. */
    static final int CERTIFICATION_ENDS_ON = 16;

    static final int LEAVES_ON = 11;

    private static final List<Partner> ALL = List.of(
            new Partner(SHOWN, "海云科技", "CNY", null, "RESALE", 8),
            new Partner("p-beichen", "北辰信息", "CNY", null, "RESALE", 6),
            new Partner("p-dongan", "东岸分销", "CNY", null, "RESALE", 4),
            new Partner("p-dongan-west", "东岸西区", "CNY", "p-dongan", "RESALE", 4),
            new Partner("p-dongan-north", "东岸北区", "CNY", "p-dongan", "RESALE", 3),
            new Partner("p-lanhe", "蓝禾咨询", "CNY", null, "REFERRAL", 5),
            new Partner("p-qingshan", "青山数据", "CNY", null, "REFERRAL", 1),
            new Partner(CERTIFICATION_ENDS, "星海网络", "CNY", null, "RESALE", 3),
            new Partner(LEAVES, "云帆软件", "CNY", null, "RESALE", 3),
            new Partner("p-zhuhai", "珠海智联", "CNY", null, "RESALE", 2),
            new Partner("p-meridian", "Meridian Systems", "USD", null, "RESALE", 3),
            new Partner("p-newgate", "新门顾问", "CNY", null, "REFERRAL", 2));

    /**
     * One partner.
     *
     * @param distributor its tier 1; null for a tier-1 partner
     * @param customers how many are linked to it
     */
    record Partner(
            String id,
            String name,
            String currency,
            @Nullable String distributor,
            String association,
            int customers) {}

    record Customer(String id, Partner partner) {}

    private DemoPartners() {}

    static List<Partner> all() {
        return ALL;
    }

    static List<Customer> customers() {
        var customers = new ArrayList<Customer>();
        for (Partner partner : ALL) {
            for (int i = 1; i <= partner.customers(); i++) {
                customers.add(new Customer("c-" + partner.id().substring(2) + "-" + i, partner));
            }
        }
        return customers;
    }

    /** Everything that was so before the first month, and what is known already about its end. */
    static void enrol(DemoFacts facts, YearMonth first) {
        YearMonth yearBefore = first.minusYears(1);
        String longAgo = at(yearBefore, 1, "00:00:00");
        for (Partner partner : ALL) {
            ObjectNode data = object();
            data.put("partnerId", partner.id()).put("name", partner.name()).put("currency", partner.currency());
            data.put("memberFrom", yearBefore.atDay(1).toString());
            if (partner.distributor() != null) {
                data.put("distributorId", partner.distributor());
            }
            facts.add("partner.enrolled", longAgo, data);
        }
        YearMonth second = first.plusMonths(1);
        facts.add(
                "partner.certification",
                longAgo,
                object().put("partnerId", CERTIFICATION_ENDS)
                        .put("validFrom", yearBefore.atDay(1).toString())
                        .put("validTo", second.atDay(CERTIFICATION_ENDS_ON).toString()));
        facts.add(
                "partner.left",
                at(second, 1, "09:00:00"),
                object().put("partnerId", LEAVES)
                        .put("memberTo", second.atDay(LEAVES_ON).toString()));
        for (Customer customer : customers()) {
            link(facts, customer.id(), customer.partner(), longAgo, "ENTERPRISE");
        }
        rebind(facts, first, longAgo);
    }

    /** From one tier 1 to another, a month before the first: its spend is in the cooldown for all three months. */
    private static void rebind(DemoFacts facts, YearMonth first, String before) {
        String moved = at(first.minusMonths(1), 1, "00:00:00");
        link(facts, REBOUND, ALL.get(1), before, "MID_LONG_TAIL");
        facts.add(
                "customer.unlinked", moved, object().put("customerId", REBOUND).put("to", moved));
        link(facts, REBOUND, ALL.get(0), moved, "MID_LONG_TAIL");
    }

    private static void link(DemoFacts facts, String customer, Partner partner, String from, String segment) {
        facts.add(
                "customer.linked",
                from,
                object().put("customerId", customer)
                        .put("partnerId", partner.id())
                        .put("association", partner.association())
                        .put("from", from)
                        .put("segment", segment)
                        .put("name", "客户 " + customer.substring(2)));
    }
}

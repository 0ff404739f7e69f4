package org.partnerledger.api.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.partnerledger.api.client.LedgerClient;
import tools.jackson.databind.JsonNode;

/**
 * What the documents of a closed month say must stand on the accounts, worked out from the documents alone: account, or
 * account and reason, to debit − credit. Accounts that documents say nothing of are left out.
 */
final class Books {

    private final Map<String, BigDecimal> expected = new TreeMap<>();

    private Books() {}

    /** Of a closed month. */
    static Map<String, BigDecimal> expected(JsonNode bill, JsonNode statement, JsonNode explanation) {
        var books = new Books();
        books.minus("SPEND CONSUMPTION", bill.get("consumption"));
        books.minus("SPEND REFUNDS", bill.get("refunds"));
        books.minus("SPEND ADJUSTMENTS", bill.get("adjustments"));
        for (JsonNode plan : statement.get("plans")) {
            if (!plan.path("reason").asString("").equals("QUARTER_OPEN")) {
                // With the residue: what the plan earns before its cap.
                books.plus("INCENTIVE+ROUNDING " + text(plan, "planId"), plan.get("incentive"));
                books.plus("INCENTIVE+ROUNDING " + text(plan, "planId"), plan.get("capCut"));
                books.minus("CAP " + text(plan, "planId"), plan.get("capCut"));
            }
        }
        for (JsonNode row : explanation.get("rows")) {
            books.row(row);
        }
        books.plus("FROZEN", statement.get("released"));
        books.minus("FROZEN", statement.get("frozen"));
        books.plus("BALANCE OPENING_BALANCE", statement.get("openingBalance"));
        books.minus("BALANCE CLOSING_BALANCE", statement.get("closingBalance"));
        books.minus("PAYABLE in every state", statement.get("payable"));
        books.expected.values().removeIf(amount -> amount.signum() == 0);
        return books.expected;
    }

    private void row(JsonNode row) {
        JsonNode amount = row.get("amount");
        switch (text(row, "code")) {
            case "EXCLUDED" -> minus("EXCLUDED " + text(row, "reason"), amount);
            case "CARRIED_OUT" -> minus("CARRIED_OUT " + text(row, "cause") + " " + text(row, "period"), amount);
            case "CARRIED_IN" -> minus("CARRIED_IN " + text(row, "cause") + " " + text(row, "period"), amount);
            case "PERFORMANCE" -> {
                plus("PERFORMANCE", amount);
                minus("APPLIED", amount);
            }
            case "NO_INCENTIVE" -> minus("NO_INCENTIVE " + text(row, "reason"), amount);
            case "CLAWED_BACK_REFUNDS" -> minus("CLAWED_BACK_REFUNDS", amount);
            case "QUARTER_BASE" -> minus("QUARTER_BASE " + text(row, "planId"), amount);
            case "INCENTIVE_BASE" -> plus("INCENTIVE_BASE", amount);
            case "SUBSIDY", "DEDUCTION" -> plus(text(row, "code") + " " + text(row, "projectId"), amount);
            case "BENEFIT" -> plus("BENEFIT " + text(row, "claimId"), amount);
            case "CLAWBACK" -> plus("CLAWBACK " + text(row, "planId") + " " + text(row, "period"), amount);
            case "ADJUSTMENT" -> plus("ADJUSTMENT " + text(row, "reason") + " " + text(row, "period"), amount);
            default -> {
                // A subtotal, an effect of a rate, or taken from the statement.
            }
        }
    }

    /** What stands on the accounts of a partner's month, in the same words. */
    static Map<String, BigDecimal> actual(LedgerClient client, String partner, String month) {
        JsonNode balance = client.get("/api/v1/partners/" + LedgerClient.segment(partner)
                        + "/journal/trial-balance?from=" + month + "&to=" + month)
                .body();
        balance.get("sums")
                .properties()
                .forEach(sum -> assertThat(sum.getValue().asString())
                        .as(partner + " in " + month)
                        .isEqualTo("0.00"));
        var actual = new Books();
        for (JsonNode it : balance.get("reasons")) {
            actual.plus(name(text(it, "account"), text(it, "reason")), it.get("balance"));
        }
        actual.expected.values().removeIf(amount -> amount.signum() == 0);
        return actual.expected;
    }

    /**
     * The same of postings that something else has read.
     *
     * @param account name of the account
     */
    record Posted(String account, String reason, String amount) {}

    /** What they come to, in the same words. */
    static Map<String, BigDecimal> of(List<Posted> postings) {
        var books = new Books();
        postings.forEach(it -> books.expected.merge(
                name(it.account(), it.reason()),
                new BigDecimal(it.amount()).stripTrailingZeros(),
                (a, b) -> a.add(b).stripTrailingZeros()));
        books.expected.values().removeIf(amount -> amount.signum() == 0);
        return books.expected;
    }

    private static String name(String account, String reason) {
        return switch (account) {
            case "INCENTIVE", "ROUNDING" -> "INCENTIVE+ROUNDING " + reason;
            case "PAYABLE", "CONFIRMED", "ISSUING", "SETTLEMENT", "TAX", "PAID" -> "PAYABLE in every state";
            case "FROZEN" -> "FROZEN";
            default -> reason.isEmpty() ? account : account + " " + reason;
        };
    }

    private void plus(String name, JsonNode amount) {
        expected.merge(
                name,
                new BigDecimal(amount.asString()).stripTrailingZeros(),
                (a, b) -> a.add(b).stripTrailingZeros());
    }

    private void minus(String name, JsonNode amount) {
        expected.merge(
                name,
                new BigDecimal(amount.asString()).negate().stripTrailingZeros(),
                (a, b) -> a.add(b).stripTrailingZeros());
    }

    private static String text(JsonNode node, String member) {
        return node.path(member).asString("");
    }
}

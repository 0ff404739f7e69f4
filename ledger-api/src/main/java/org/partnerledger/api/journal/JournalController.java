package org.partnerledger.api.journal;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.partnerledger.api.page.Page;
import org.partnerledger.api.page.PageQuery;
import org.partnerledger.api.problem.InvalidRequest;
import org.partnerledger.core.journal.Account;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.kernel.PartnerId;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.projections.journal.JournalViews;
import org.partnerledger.projections.journal.JournalViews.Balance;
import org.partnerledger.projections.journal.JournalViews.Item;
import org.partnerledger.projections.journal.JournalViews.ReasonBalance;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What stands on the accounts, of one partner or of all (docs/journal.md). Shows sums of what was posted. */
@RestController
@RequestMapping("/api/v1")
public class JournalController {

    private final JournalViews journal;

    JournalController(JournalViews journal) {
        this.journal = journal;
    }

    /** The chart of accounts. */
    @GetMapping("/journal/accounts")
    List<AccountJson> accounts() {
        return List.of(Account.values()).stream().map(AccountJson::of).toList();
    }

    /** Of all partners together; every currency adds up to zero. Without months: since the beginning. */
    @GetMapping("/journal/trial-balance")
    public TrialBalanceJson trialBalance(
            @RequestParam(required = false) @Nullable Period from,
            @RequestParam(required = false) @Nullable Period to) {
        MonthRange months = MonthRange.of(from, to);
        return TrialBalanceJson.of(months, journal.trialBalance(null, months.from(), months.to()), List.of());
    }

    /** Of one partner, with what stands under every reason. */
    @GetMapping("/partners/{partnerId}/journal/trial-balance")
    public TrialBalanceJson trialBalance(
            @PathVariable String partnerId,
            @RequestParam(required = false) @Nullable Period from,
            @RequestParam(required = false) @Nullable Period to) {
        var partner = new PartnerId(partnerId);
        MonthRange months = MonthRange.of(from, to);
        return TrialBalanceJson.of(
                months,
                journal.trialBalance(partner, months.from(), months.to()),
                journal.balances(partner, months.from(), months.to()));
    }

    /** Every posting to an account, by month, then event; the entry and its lines are a step away. */
    @GetMapping("/partners/{partnerId}/journal/accounts/{account}")
    public Page<PostingJson> statement(
            @PathVariable String partnerId,
            @PathVariable String account,
            @RequestParam(required = false) @Nullable Period from,
            @RequestParam(required = false) @Nullable Period to,
            PageQuery query) {
        MonthRange months = MonthRange.of(from, to);
        var after = new JournalViews.After(query.afterNumber(0, 0), query.afterLong(1, 0), query.afterText(2, ""));
        List<Item> items = journal.statement(
                new JournalViews.AccountMonths(new PartnerId(partnerId), account(account), months.from(), months.to()),
                after,
                query.fetch());
        return Page.of(
                query,
                items,
                it -> List.of(Integer.toString(it.period().index()), Long.toString(it.position()), it.reason()),
                it -> PostingJson.of(partnerId, it));
    }

    /** By name or number. */
    static Account account(String text) {
        for (Account account : Account.values()) {
            if (account.name().equals(text)
                    || Integer.toString(account.number()).equals(text)) {
                return account;
            }
        }
        throw InvalidRequest.parameter("account", "'" + text + "' is none of " + List.of(Account.values()));
    }

    record AccountJson(String account, int number, Account.Kind kind, String title) {

        static AccountJson of(Account account) {
            return new AccountJson(account.name(), account.number(), account.kind(), account.title());
        }
    }

    /**
     * @param sums by currency; always zero
     * @param reasons of one partner; empty for all together
     */
    record TrialBalanceJson(
            Period from, Period to, List<BalanceJson> accounts, Map<String, Amount> sums, List<ReasonJson> reasons) {

        static TrialBalanceJson of(MonthRange months, List<Balance> balances, List<ReasonBalance> reasons) {
            Map<String, Amount> sums = new TreeMap<>();
            balances.forEach(it -> sums.merge(it.currency(), it.balance(), Amount::plus));
            return new TrialBalanceJson(
                    months.from(),
                    months.to(),
                    balances.stream().map(BalanceJson::of).toList(),
                    sums,
                    reasons.stream().map(ReasonJson::of).toList());
        }
    }

    /** @param balance debit − credit */
    record BalanceJson(String account, int number, String currency, Amount debit, Amount credit, Amount balance) {

        static BalanceJson of(Balance it) {
            return new BalanceJson(
                    it.account().name(), it.account().number(), it.currency(), it.debit(), it.credit(), it.balance());
        }
    }

    record ReasonJson(String account, String reason, String currency, Amount balance) {

        static ReasonJson of(ReasonBalance it) {
            return new ReasonJson(it.account().name(), it.reason(), it.currency(), it.balance());
        }
    }

    /**
     * @param entry number of the event that made it: see {@code /api/v1/journal/entries/{entry}}
     * @param event its stored name
     * @param cause who or what led to it
     */
    record PostingJson(
            long entry,
            String partnerId,
            Period period,
            Instant recordedAt,
            String event,
            String cause,
            String account,
            String reason,
            String currency,
            Amount amount) {

        static PostingJson of(String partnerId, Item it) {
            return new PostingJson(
                    it.position(),
                    partnerId,
                    it.period(),
                    it.recordedAt(),
                    it.event(),
                    it.cause(),
                    Account.of(it.account()).name(),
                    it.reason(),
                    it.currency(),
                    it.amount());
        }
    }
}

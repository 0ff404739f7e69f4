package org.partnerledger.core.journal;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.partnerledger.core.calculation.FrozenShare;
import org.partnerledger.core.explanation.Explanation;
import org.partnerledger.core.explanation.Row;
import org.partnerledger.core.explanation.RowCode;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.kernel.CurrencyCode;
import org.partnerledger.core.kernel.PartnerId;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.core.period.PeriodEvent.PeriodClosed;
import org.partnerledger.core.statement.Statement;
import org.partnerledger.core.statement.Statement.PlanEntry;

/**
 * What a close posts: the memo accounts of the month become what the explanation says, and the statement's money is
 * accrued (domain.md, sections 6 and 9). Spend itself was posted by the lines and is not touched, so the entry balances
 * only if lines and documents agree. Pure.
 */
public final class ClosePostings {

    private final PeriodClosed closed;
    private final EntryWriter writer;
    private final EntryWriter.Month month;

    private ClosePostings(PeriodClosed closed, EntryWriter writer) {
        this.closed = closed;
        this.writer = writer;
        this.month = month(closed.period());
    }

    /** What stands on a memo account of a month that is not closed. */
    public record Standing(Period period, Account account, String reason, Amount amount) {}

    /**
     * @param standing memo balances of the partner's months up to the closed one, none of which was closed before;
     *     skipped months among them stand on this statement
     */
    public static void post(PeriodClosed closed, List<Standing> standing, EntryWriter writer) {
        var postings = new ClosePostings(closed, writer);
        postings.takeBack(standing);
        postings.performance();
        postings.base();
        postings.earned();
        postings.owed();
    }

    /** Everything but spend; what was carried out is taken back in the month it was carried to as well. */
    private void takeBack(List<Standing> standing) {
        for (Standing it : standing) {
            if (it.account() == Account.SPEND) {
                continue;
            }
            month(it.period()).post(it.account(), it.reason(), it.amount().negated());
            if (it.account() == Account.CARRIED_OUT && it.period().equals(closed.period())) {
                carry(it.reason(), it.amount().negated());
            }
        }
    }

    private void performance() {
        for (Row row : closed.explanation().rows()) {
            switch (row.code()) {
                case EXCLUDED ->
                    month.post(
                            Account.EXCLUDED, text(row.reason()), row.amount().negated());
                case CARRIED_OUT -> {
                    String reason = row.cause() + " " + row.period();
                    month.post(Account.CARRIED_OUT, reason, row.amount().negated());
                    carry(reason, row.amount().negated());
                }
                case CARRIED_IN ->
                    month.post(
                            Account.CARRIED_IN,
                            row.cause() + " " + row.period(),
                            row.amount().negated());
                case PERFORMANCE -> month.post(Account.PERFORMANCE, "", row.amount());
                default -> {
                    // Below the performance.
                }
            }
        }
    }

    /** The later month's side of what is carried out. */
    private void carry(String reason, Amount amount) {
        int space = reason.lastIndexOf(' ');
        EntryWriter.Month later = month(Period.of(reason.substring(space + 1)));
        later.post(Account.CARRIED_IN, reason.substring(0, space) + " " + closed.period(), amount.negated());
        later.post(Account.COUNTABLE, "", amount);
    }

    private void base() {
        for (Row row : closed.explanation().rows()) {
            switch (row.code()) {
                case PERFORMANCE -> month.post(Account.APPLIED, "", row.amount().negated());
                case NO_INCENTIVE ->
                    month.post(
                            Account.NO_INCENTIVE,
                            text(row.reason()),
                            row.amount().negated());
                case CLAWED_BACK_REFUNDS ->
                    month.post(Account.CLAWED_BACK_REFUNDS, "", row.amount().negated());
                case QUARTER_BASE ->
                    month.post(
                            Account.QUARTER_BASE,
                            text(row.planId()),
                            row.amount().negated());
                case INCENTIVE_BASE -> month.post(Account.INCENTIVE_BASE, "", row.amount());
                default -> {
                    // Above the performance, or money.
                }
            }
        }
    }

    private void earned() {
        closed.statement().plans().forEach(this::incentive);
        for (Row row : closed.explanation().rows()) {
            switch (row.code()) {
                case SUBSIDY -> month.post(Account.SUBSIDY, text(row.projectId()), row.amount());
                case DEDUCTION -> month.post(Account.DEDUCTION, text(row.projectId()), row.amount());
                case BENEFIT -> month.post(Account.BENEFIT, text(row.claimId()), row.amount());
                case CLAWBACK -> month.post(Account.CLAWBACK, row.planId() + " " + row.period(), row.amount());
                case ADJUSTMENT -> month.post(Account.ADJUSTMENT, row.reason() + " " + row.period(), row.amount());
                default -> {
                    // Posted elsewhere.
                }
            }
        }
    }

    /** Base × rate as shown, exactly; what rounding and the cap made of it has accounts of its own. */
    private void incentive(PlanEntry plan) {
        if (plan.estimate() != null) {
            return; // Its quarter is open.
        }
        Amount exact = plan.rate() == null ? Amount.ZERO : plan.base().times(plan.rate());
        Amount rounded = plan.incentive().plus(plan.capCut());
        month.post(Account.INCENTIVE, plan.planId(), exact);
        month.post(Account.ROUNDING, plan.planId(), rounded.minus(exact));
        month.post(Account.CAP, plan.planId(), plan.capCut().negated());
    }

    /** What is done with what was earned: held back, rolled over, payable. */
    private void owed() {
        Explanation explanation = closed.explanation();
        Statement statement = closed.statement();
        for (Row row : explanation.rows()) {
            if (row.code() == RowCode.FROZEN) {
                month.post(Account.FROZEN, text(row.reason()), row.amount());
            }
        }
        Amount rest = statement.released();
        for (FrozenShare share : closed.released()) {
            month.post(Account.FROZEN, share.reason().name(), share.amount());
            rest = rest.minus(share.amount());
        }
        month.post(Account.FROZEN, "OVERDUE_BILL", rest); // Benefits are not held by lines.
        month.post(Account.BALANCE, "OPENING_BALANCE", statement.openingBalance());
        month.post(
                Account.BALANCE, "CLOSING_BALANCE", statement.closingBalance().negated());
        month.post(Account.PAYABLE, "", statement.payable().negated());
    }

    private EntryWriter.Month month(Period period) {
        PartnerId partner = closed.partnerId();
        CurrencyCode currency = closed.statement().currency();
        return writer.month(partner, period, currency);
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}

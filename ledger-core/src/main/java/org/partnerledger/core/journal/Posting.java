package org.partnerledger.core.journal;

import org.partnerledger.core.kernel.Amount;

/**
 * One line of an entry.
 *
 * @param reason why it stands on the account: a reason, a cause with a month, a plan, project, claim or payout; ""
 *     where the account alone says it
 * @param amount a debit above 0, a credit below; never 0
 */
public record Posting(Account account, String reason, Amount amount) {}

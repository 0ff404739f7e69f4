package org.partnerledger.api.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.partnerledger.core.journal.Account;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.kernel.PartnerId;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.projections.journal.JournalExport.Place;
import org.partnerledger.projections.journal.JournalExport.Row;

/**
 * Writes the journal for hledger or beancount: a transaction an entry, on the last day of its month, so that what these
 * programs report by month is what the ledger reports by period. When it was recorded stands in a comment.
 */
final class PlainTextJournal {

    /** Before every entry: accounts are opened on the first day of the calendar of months. */
    private static final String OPENED = "2000-01-01";

    /** hledger shows and balances to the decimals that a commodity is declared with: those that a line may have. */
    private static final String DECLARED = "1." + "0".repeat(Amount.MAX_DECIMALS);

    private final Format format;
    private final Writer out;
    private final Seals seals;
    private final Set<String> currencies = new HashSet<>();
    private @Nullable Row last;

    PlainTextJournal(Format format, Writer out, Seals seals) {
        this.format = format;
        this.out = out;
        this.seals = seals;
    }

    /** Finds the seals of partners' months. */
    interface Seals {

        /** Hash of a closed month, in hexadecimal; empty while it is open. */
        Optional<String> of(PartnerId partner, Period period);
    }

    /** The programs it can be read by. */
    enum Format {
        HLEDGER,
        BEANCOUNT;

        /** Names as in {@code ?format=}. */
        String parameter() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Both programs can check that only accounts and currencies are used that were declared. */
    void open(Place place) {
        if (currencies.add(place.currency())) {
            declare(place.currency());
        }
        write(
                format == Format.HLEDGER
                        ? "account " + name(place) + "\n"
                        : OPENED + " open " + name(place) + " " + place.currency() + "\n");
    }

    private void declare(String currency) {
        write(
                format == Format.HLEDGER
                        ? (currencies.size() == 1 ? "decimal-mark .\n" : "") + "commodity " + DECLARED + " " + currency
                                + "\n"
                        : OPENED + " commodity " + currency + "\n");
    }

    void post(Row row) {
        boolean sameMonth = last != null
                && last.period().equals(row.period())
                && last.place().partner().equals(row.place().partner());
        if (!sameMonth) {
            seals.of(row.place().partner(), row.period()).ifPresent(seal -> seal(row, seal));
        }
        if (last == null || !sameMonth || last.position() != row.position()) {
            begin(row);
        }
        last = row;
        write("    " + name(row.place()) + "  " + row.amount() + " "
                + row.place().currency() + "\n");
    }

    /** A comment to both programs. It stands before the entries of the month that it seals. */
    private void seal(Row row, String seal) {
        write("\n; seal of P" + component(row.place().partner().value()) + " " + row.period() + ": " + seal + "\n");
    }

    private void begin(Row row) {
        LocalDate day = row.period().month().atEndOfMonth();
        String partner = row.place().partner().value();
        write("\n" + day
                + (format == Format.HLEDGER
                        ? " * (" + row.position() + ") " + row.event() + "  ; recorded " + row.recordedAt() + "\n"
                        : " * \"" + row.event() + "\"\n    entry: \"" + row.position() + "\"\n    partner: \""
                                + partner.replace("\\", "\\\\").replace("\"", "\\\"") + "\"\n    recorded: \""
                                + row.recordedAt() + "\"\n"));
    }

    /** Root, partner, account number, reason. */
    static String name(Place place) {
        String reason = place.reason().isEmpty() ? "" : ":R" + component(place.reason());
        return root(place.account()) + ":P" + component(place.partner().value()) + ":"
                + place.account().number() + reason;
    }

    /** The five roots that beancount knows; memo accounts are equity, which adds up to zero by itself. */
    private static String root(Account account) {
        if (account.kind() == Account.Kind.MEMO) {
            return "Equity:Memo";
        }
        return switch (account.number() / 1000) {
            case 1 -> "Assets";
            case 2 -> "Liabilities";
            default -> "Expenses";
        };
    }

    /**
     * Letters and digits as they are, a hyphen doubled, everything else as its code in hexadecimal between hyphens: two
     * ids never become one name, and both programs read it.
     */
    static String component(String text) {
        var name = new StringBuilder();
        text.codePoints().forEach(c -> {
            if (c < 128 && Character.isLetterOrDigit(c)) {
                name.appendCodePoint(c);
            } else if (c == '-') {
                name.append("--");
            } else {
                name.append('-').append(Integer.toHexString(c)).append('-');
            }
        });
        return name.toString();
    }

    private void write(String text) {
        try {
            out.write(text);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone); // Whoever asked does not listen any more.
        }
    }
}

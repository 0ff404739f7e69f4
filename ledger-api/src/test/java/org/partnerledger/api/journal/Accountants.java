package org.partnerledger.api.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.partnerledger.api.journal.Books.Posted;
import org.partnerledger.core.journal.Account;

/**
 * hledger and beancount, asked what they make of a journal: programs of others, with arithmetic of their own. Both are
 * Debian packages that {@code ./dev test} installs.
 */
final class Accountants {

    private static final long LONGEST_SECONDS = 120;

    private Accountants() {}

    /** A partner's month. */
    record Month(String partner, String month) {}

    /** Fails unless hledger finds every entry balanced, and every account and commodity declared. */
    static void hledgerAccepts(Path journal) {
        String _ = run("hledger", "-f", journal.toString(), "check", "--strict");
    }

    /** Fails unless beancount has nothing to say against it. */
    static void beancountAccepts(Path journal) {
        assertThat(run("bean-check", journal.toString())).isEmpty();
    }

    /** What hledger adds up, by partner and month. */
    static Map<Month, Map<String, BigDecimal>> hledgerBalances(Path journal) {
        String[] lines = run("hledger", "-f", journal.toString(), "balance", "--flat", "--monthly", "-N", "-O", "csv")
                .split("\n", -1);
        List<String> months = cells(lines[0]);
        Map<Month, List<Posted>> postings = new TreeMap<>(Accountants::compare);
        for (int i = 1; i < lines.length; i++) {
            List<String> cells = cells(lines[i]);
            for (int column = 1; column < cells.size(); column++) {
                post(postings, cells.getFirst(), months.get(column), cells.get(column));
            }
        }
        return balances(postings);
    }

    /** What beancount adds up, by partner and month. */
    static Map<Month, Map<String, BigDecimal>> beancountBalances(Path journal) {
        // As text, because numbers are shown to the decimals that most of them have: Decimal('12.50').
        String[] lines =
                run("bean-query", "-q", "-f", "csv", journal.toString(), """
                        select account, year, month, str(sum(number)) as balance group by account, year, month
                        """).split("\n", -1);
        Map<Month, List<Posted>> postings = new TreeMap<>(Accountants::compare);
        for (int i = 1; i < lines.length; i++) {
            List<String> cells = cells(lines[i]);
            if (cells.size() == 4) {
                String month = cells.get(1) + "-" + (cells.get(2).length() == 1 ? "0" : "") + cells.get(2);
                String number = cells.get(3);
                post(postings, cells.getFirst(), month, number.substring("Decimal('".length(), number.length() - 2));
            }
        }
        return balances(postings);
    }

    private static int compare(Month a, Month b) {
        return (a.partner() + "\n" + a.month()).compareTo(b.partner() + "\n" + b.month());
    }

    private static Map<Month, Map<String, BigDecimal>> balances(Map<Month, List<Posted>> postings) {
        Map<Month, Map<String, BigDecimal>> balances = new TreeMap<>(Accountants::compare);
        postings.forEach((month, posted) -> balances.put(month, Books.of(posted)));
        return balances;
    }

    /** @param amount with or without its commodity behind it */
    private static void post(Map<Month, List<Posted>> postings, String account, String month, String amount) {
        String path = account.startsWith("Equity:Memo:")
                ? account.substring("Equity:Memo:".length())
                : account.substring(account.indexOf(':') + 1);
        String[] parts = path.split(":", -1);
        String partner = decoded(parts[0].substring(1));
        String reason = parts.length < 3 ? "" : decoded(parts[2].substring(1));
        String name = Account.of(Integer.parseInt(parts[1])).name();
        postings.computeIfAbsent(new Month(partner, month), _ -> new ArrayList<>())
                .add(new Posted(name, reason, amount.split(" ", 2)[0]));
    }

    /** The other way round than the journal is written. */
    private static String decoded(String name) {
        var text = new StringBuilder();
        int at = 0;
        while (at < name.length()) {
            if (name.charAt(at) != '-') {
                text.append(name.charAt(at++));
            } else if (name.charAt(at + 1) == '-') {
                text.append('-');
                at += 2;
            } else {
                int end = name.indexOf('-', at + 1);
                text.appendCodePoint(Integer.parseInt(name.substring(at + 1, end), 16));
                at = end + 1;
            }
        }
        return text.toString();
    }

    /** No cell of these programs holds a comma or a quote. */
    private static List<String> cells(String line) {
        return List.of(line.replace("\"", "").split(",", -1)).stream()
                .map(String::strip)
                .toList();
    }

    /** What it prints; fails where it does not end well. */
    private static String run(String... command) {
        try {
            Path printed = Files.createTempFile("accountant", ".txt");
            var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(printed.toFile());
            builder.environment().put("LC_ALL", "C.UTF-8");
            Process process = builder.start();
            boolean ended = process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS);
            process.destroyForcibly();
            String text = Files.readString(printed, UTF_8);
            Files.delete(printed);
            assertThat(ended).as("%s ends", command[0]).isTrue();
            assertThat(process.exitValue()).as("%s: %s", command[0], text).isZero();
            return text;
        } catch (IOException missing) {
            throw new AssertionError("install the Debian packages hledger and beancount", missing);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }
}

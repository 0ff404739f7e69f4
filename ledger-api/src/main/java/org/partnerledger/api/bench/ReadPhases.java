package org.partnerledger.api.bench;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.partnerledger.api.bench.measured.Stopwatch;
import org.partnerledger.api.bench.month.Market;
import org.partnerledger.api.bench.month.MonthOfSpend;
import org.partnerledger.api.client.LedgerClient;

/** How long answers take: estimates of an open month, documents of a closed one, and the questions of finance. */
final class ReadPhases {

    private static final List<Integer> CLIENTS = List.of(1, 8, 32);
    /** Questions by the name of their figure: every one that docs/finance.md has, the widest form of it. */
    static final List<String> FINANCE = List.of(
            "spendByPartner",
            "spendByPeriod",
            "spendByCustomer",
            "spendByProduct",
            "spendByAll",
            "carryOver",
            "exclusions",
            "frozen",
            "frozenLines",
            "liabilities",
            "clawbacks",
            "deductions",
            "ruleChanges",
            "facts");

    /** Estimates by the name of their figure. */
    static final List<String> ESTIMATED = List.of(
            "ordinary.first",
            "ordinary.early",
            "ordinary",
            "ordinary.repeated",
            "large.first",
            "large",
            "large.repeated");

    private static final int ESTIMATES = 30;
    private static final int FEW_ESTIMATES = 3;
    /** Of an ordinary partner, until the JVM has compiled what answers them. */
    private static final int EARLY_ESTIMATES = 150;

    private static final Duration ASKING = Duration.ofSeconds(3);
    private static final Duration ASKING_EARLY = Duration.ofSeconds(6);
    private static final int EARLY_CLIENTS = 8;
    private static final Duration ASKED_ONCE = Duration.ZERO;
    private static final Duration ASKING_SHORTLY = Duration.ofMillis(200);

    private final Measuring bench;

    ReadPhases(Measuring bench) {
        this.bench = bench;
    }

    /**
     * The statement of an open month, for ordinary partners and for the large one, which has a tenth of all lines: the
     * first one, before which the ledger knew nothing of the partner in memory; then right after a line of the partner
     * was taken, so that it has to be worked out again; and once more with nothing in between. Those of an ordinary
     * partner that come before, while the JVM compiles, are told apart.
     */
    void estimates(MonthOfSpend spend, YearMonth month) throws IOException {
        var first = new ArrayList<Double>();
        for (int i = 0; i < times(ESTIMATES); i++) {
            first.add(estimate((2 + i) % bench.plan().partners(), month));
        }
        said("ordinary.first", first);
        said("ordinary.early", worked(1, times(EARLY_ESTIMATES), spend, month));
        estimates("ordinary", 1, spend, month);
        said("large.first", List.of(estimate(0, month)));
        estimates("large", 0, spend, month);
    }

    private void estimates(String which, int partner, MonthOfSpend spend, YearMonth month) throws IOException {
        var millis = new ArrayList<Double>();
        var repeated = new ArrayList<Double>();
        for (int i = 0; i < times(ESTIMATES); i++) {
            millis.addAll(worked(partner, 1, spend, month));
            repeated.add(estimate(partner, month));
        }
        long lines = Measuring.require(bench.ledger().client().get(path(partner) + "/bills/" + month))
                .body()
                .path("lines")
                .asLong();
        bench.figures().add("phases.estimate." + which + ".lines", (double) lines);
        bench.progress().say("estimates of a partner with %,d open lines", lines);
        said(which, millis);
        said(which + ".repeated", repeated);
    }

    /** Each right after a line of the partner. */
    private List<Double> worked(int partner, int times, MonthOfSpend spend, YearMonth month) throws IOException {
        var millis = new ArrayList<Double>();
        for (int i = 0; i < times; i++) {
            Measuring.require(bench.ledger().client().send(
                    "POST", "/api/v1/events", Measuring.NDJSON, BodyPublishers.ofByteArray(spend.lineOf(partner))));
            millis.add(estimate(partner, month));
        }
        return millis;
    }

    private int times(int usually) {
        return bench.plan().isSmall() ? FEW_ESTIMATES : usually;
    }

    private static String path(int partner) {
        return "/api/v1/partners/" + Market.partnerId(partner);
    }

    private double estimate(int partner, YearMonth month) throws IOException {
        long begun = System.nanoTime();
        Measuring.require(bench.ledger().client().get(path(partner) + "/statements/" + month));
        return Stopwatch.millisSince(begun);
    }

    private void said(String which, List<Double> millis) {
        bench.figures().addTimes("phases.estimate." + which, millis);
        bench.progress()
                .say(
                        "estimate, %s: p50 %.1f ms, p99 %.1f ms",
                        which, Figures.percentile(millis, 50), Figures.percentile(millis, 99));
    }

    /** After the close; {@code fresh} lines of the month are known, numbered from 1 on. */
    void documents(MonthOfSpend spend, YearMonth month, long fresh) throws IOException {
        int partners = bench.plan().partners();
        Function<SplittableRandom, String> partner =
                random -> "/api/v1/partners/" + Market.partnerId(random.nextInt(partners));
        measure("bill", random -> partner.apply(random) + "/bills/" + month);
        measure("statement", random -> partner.apply(random) + "/statements/" + month);
        measure("explanation", random -> partner.apply(random) + "/statements/" + month + "/explanation");
        measure("page", random -> "/partners/" + Market.partnerId(random.nextInt(partners)) + "/statements/" + month);
        measure(
                "line",
                random -> "/api/v1/lines/" + LedgerClient.segment(spend.lineId(1 + random.nextLong(fresh)))
                        + "/explanation");
    }

    /** First, told apart, the seconds in which the JVM compiles what answers; then to more and more clients. */
    private void measure(String what, Function<SplittableRandom, String> path) throws IOException {
        ask("phases.read." + what + ".early", path, EARLY_CLIENTS, ASKING_EARLY);
        for (int clients : CLIENTS) {
            ask("phases.read." + what + ".c" + clients, path, clients, ASKING);
        }
    }

    private void ask(String figure, Function<SplittableRandom, String> path, int clients, Duration time)
            throws IOException {
        boolean shortly = bench.plan().isSmall() && time.compareTo(ASKING_SHORTLY) > 0;
        List<Double> millis = new Asking(bench.ledger().client().url(), path)
                .during(shortly ? ASKING_SHORTLY : time, clients);
        bench.figures().addTimes(figure, millis);
        bench.progress()
                .say(
                        "%s: p50 %.1f ms, p99 %.1f ms, %,d answers",
                        figure, Figures.percentile(millis, 50), Figures.percentile(millis, 99), millis.size());
    }

    /**
     * The questions of finance over everything that is there: all partners, all months, the first page. By customer or
     * product the months have to be named, and facts are those behind one number. The first answer is told apart: sums
     * by customer and product are kept from then on.
     *
     * @param months closed ones that follow each other from {@code first} on
     */
    void finance(YearMonth first, int months) throws IOException {
        for (Map.Entry<String, String> question : paths(first, months).entrySet()) {
            String path = "/api/v1/finance/" + question.getValue();
            ask("phases.finance." + question.getKey() + ".first", _ -> path, 1, ASKED_ONCE);
            ask("phases.finance." + question.getKey(), _ -> path, 1, ASKING);
        }
    }

    /** The large partner's performance of the first month is the number whose facts are asked for. */
    private static Map<String, String> paths(YearMonth first, int months) {
        String limits = "from=" + first + "&to=" + first.plusMonths(months - 1L);
        Map<String, String> paths = new LinkedHashMap<>();
        paths.put("spendByPartner", "spend?by=PARTNER");
        paths.put("spendByPeriod", "spend?by=PERIOD");
        paths.put("spendByCustomer", "spend?by=CUSTOMER&" + limits);
        paths.put("spendByProduct", "spend?by=PRODUCT&" + limits);
        paths.put("spendByAll", "spend?by=PARTNER,PERIOD,CUSTOMER,PRODUCT&" + limits);
        paths.put("carryOver", "carry-over");
        paths.put("exclusions", "exclusions");
        paths.put("frozen", "frozen");
        paths.put("frozenLines", "frozen/lines");
        paths.put("liabilities", "liabilities");
        paths.put("clawbacks", "clawbacks");
        paths.put("deductions", "deductions");
        paths.put("ruleChanges", "rule-changes");
        paths.put("facts", "facts?partnerId=" + Market.partnerId(0) + "&period=" + first + "&row=0");
        return paths;
    }
}

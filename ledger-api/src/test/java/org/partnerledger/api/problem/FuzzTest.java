package org.partnerledger.api.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.partnerledger.api.RunningLedger;
import org.partnerledger.api.scenario.OwnScenarios;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;

/**
 * Malformed requests by the ten thousand to every endpoint and page, the same from the same seed: no fault of the
 * ledger, nothing of its inside in an answer, nothing stored, and no stack trace in the log. {@code ./dev fuzz} sends a
 * million.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@ExtendWith(OutputCaptureExtension.class)
class FuzzTest {

    @RegisterExtension
    static final RunningLedger LEDGER = RunningLedger.in(
            "simulation",
            "spring.profiles.include=issuer",
            "ledger.issuer.url=http://127.0.0.1:1",
            "ledger.access.open=true",
            "ledger.access.requests-per-second=0");

    private static final int CONNECTIONS = 4;
    private static final int REQUESTS = Integer.getInteger("ledger.fuzz.requests", 8_000);
    private static final Duration LONGEST = Duration.ofSeconds(Integer.getInteger("ledger.fuzz.seconds", 60));
    private static final long SEED = Long.getLong("ledger.fuzz.seed", 5);

    /** Of requests that can be read, as many as of those that cannot, divided by this. */
    private static final int FEWER_UNUSUAL = 5;

    private static final Pattern FORM_TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]*)\"");
    private static final Pattern COOKIE = Pattern.compile("(?i)set-cookie: (SESSION=[^;]*)");

    private static List<Endpoint> endpoints = List.of();
    private static Stored stored = new Stored(LEDGER);
    private static String session = "";

    private final Queue<String> wrong = new ConcurrentLinkedQueue<>();
    private final Map<String, LongAdder> answers = new ConcurrentSkipListMap<>();
    private final AtomicInteger sent = new AtomicInteger();
    private final AtomicInteger addresses = new AtomicInteger();

    @BeforeAll
    static void play() throws IOException {
        OwnScenarios.play(LEDGER, "quarter-beside-month");
        endpoints = Endpoints.of(LEDGER);
        stored = new Stored(LEDGER);
        try (var connection = new RawConnection(URI.create(LEDGER.url()))) {
            String form = connection.ask("GET /sign-in HTTP/1.1\r\nHost: x\r\nAccept: text/html\r\n\r\n");
            session = "Cookie: " + found(COOKIE, form) + "\r\nX-CSRF-TOKEN: " + found(FORM_TOKEN, form) + "\r\n";
        }
    }

    private static String found(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        assertThat(matcher.find()).as(text).isTrue();
        return matcher.group(1);
    }

    @Test
    @Order(0)
    void aRefusalOfWhatCannotBeReadIsNoStackTraceInTheLog(CapturedOutput log) throws IOException {
        List<String> unreadable = List.of(
                "DELETE /finance?format=%C3%28",
                "GET /finance?%00=x", "GET /finance/spend?partnerId=%00", "GET /nowhere?%00=%zz");
        for (String request : unreadable) {
            try (var connection = new RawConnection(URI.create(LEDGER.url()))) {
                assertThat(connection.ask(request + " HTTP/1.1\r\nHost: x\r\nAccept: text/html\r\n\r\n"))
                        .as(request)
                        .startsWith("HTTP/1.1 4")
                        .contains("\"code\":");
            }
        }

        assertThat(traces(log)).isEmpty();
    }

    @Test
    @Order(1)
    void malformedRequestsAreRefusedAndLeaveNothing(CapturedOutput log) throws Exception {
        Map<String, String> before = stored.contents();

        String figures = send(REQUESTS, requests -> requests::next);

        assertThat(wrong).as("faults from seed %s", SEED).isEmpty();
        assertThat(traces(log)).isEmpty();
        assertThat(log.getAll()).as("endpoints that are not measured").doesNotContain("maximum number of 'uri' tags");
        assertThat(sent.get()).as("requests in the time there was").isGreaterThan(REQUESTS / 20);
        assertThat(stored.contents()).isEqualTo(before);
        System.out.println("malformed: " + figures);
    }

    @Test
    @Order(2)
    void whatCanBeReadAndIsOddIsNoFaultEither(CapturedOutput log) throws Exception {
        List<JsonNode> facts = OwnScenarios.facts();

        String figures = send(REQUESTS / FEWER_UNUSUAL, requests -> () -> requests.unusual(facts));

        assertThat(wrong).as("faults from seed %s", SEED).isEmpty();
        assertThat(traces(log)).isEmpty();
        System.out.println("unusual: " + figures);
    }

    /** What the log has in front of a stack trace, once each. */
    private static Set<String> traces(CapturedOutput log) {
        return Pattern.compile("(?m)^.*\\R.*\\R\tat .*$")
                .matcher(log.getAll())
                .results()
                .map(MatchResult::group)
                .map(it -> it.replaceAll("^\\S+", ""))
                .limit(1_000)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Where requests come from. */
    private interface Source {

        Supplier<String> of(MalformedRequests requests);
    }

    private String send(int count, Source source) throws Exception {
        long begin = System.nanoTime();
        List<Future<?>> running = new ArrayList<>();
        try (ExecutorService senders = Executors.newFixedThreadPool(CONNECTIONS)) {
            for (int i = 0; i < CONNECTIONS; i++) {
                var requests = new MalformedRequests(SEED * CONNECTIONS + i, endpoints, stored.ids(), session);
                Supplier<String> next = source.of(requests);
                running.add(senders.submit(() -> {
                    send(count / CONNECTIONS, begin + LONGEST.toNanos(), next);
                    return null;
                }));
            }
        }
        for (Future<?> sender : running) {
            sender.get();
        }
        return "%d requests of seed %d to %d endpoints in %d s, answered %s"
                .formatted(
                        sent.get(),
                        SEED,
                        endpoints.size(),
                        Duration.ofNanos(System.nanoTime() - begin).toSeconds(),
                        new TreeMap<>(answers));
    }

    private void send(int count, long end, Supplier<String> next) throws IOException {
        RawConnection connection = connection();
        try {
            for (int i = 0; i < count && System.nanoTime() < end; i++) {
                String request = next.get();
                look(request, connection.ask(request));
                sent.incrementAndGet();
                if (connection.isOver()) {
                    connection.close();
                    connection = connection();
                }
            }
        } finally {
            connection.close();
        }
    }

    /** From an address of its own, so that none is slowed down for what another one did. */
    private RawConnection connection() throws IOException {
        int number = addresses.incrementAndGet();
        byte[] address = {127, 1, (byte) (number / 250 % 250 + 1), (byte) (number % 250 + 1)};
        return new RawConnection(URI.create(LEDGER.url()), InetAddress.getByAddress(address));
    }

    private void look(String request, String answer) {
        String status = answer.startsWith("HTTP/1.1 ") ? answer.substring(9, 12) : "hung up";
        answers.computeIfAbsent(status, _ -> new LongAdder()).increment();
        // 501: the protocol's own word for a transfer encoding that nobody knows.
        boolean fault = status.startsWith("5") && !status.equals("501");
        boolean inside = answer.contains("\tat ") || answer.contains("Exception:") || answer.contains("org.spring");
        if ((fault || inside) && wrong.size() < 20) {
            wrong.add(request + "\n\n" + answer);
        }
    }
}

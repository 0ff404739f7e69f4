package org.partnerledger.api.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.partnerledger.api.RunningLedger;
import org.partnerledger.api.problem.MalformedRequests.Endpoint;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Malformed requests by the ten thousand to every endpoint, the same from the same seed: no fault of the ledger,
 * nothing of its inside in an answer, nothing stored. {@code ./dev fuzz} sends a million.
 */
class FuzzTest {

    @RegisterExtension
    static final RunningLedger LEDGER =
            RunningLedger.in("simulation", "logging.level.org.partnerledger=error", "ledger.access.open=true");

    private static final int CONNECTIONS = 4;
    private static final int REQUESTS = Integer.getInteger("ledger.fuzz.requests", 20_000);
    private static final Duration LONGEST = Duration.ofSeconds(Integer.getInteger("ledger.fuzz.seconds", 60));
    private static final long SEED = Long.getLong("ledger.fuzz.seed", 5);

    /** These do something whatever comes with them. */
    private static final Set<String> DOING = Set.of(
            "POST /api/v1/simulation/reset",
            "POST /api/v1/read-models/rebuild",
            "POST /read-models/rebuild",
            "POST /api/v1/seals/verification",
            "POST /seals/verification",
            "POST /logout");

    private final Queue<String> wrong = new ConcurrentLinkedQueue<>();
    private final AtomicInteger sent = new AtomicInteger();
    private final long end = System.nanoTime() + LONGEST.toNanos();

    @Test
    void malformedRequestsAreRefusedAndLeaveNothing() throws Exception {
        List<Endpoint> endpoints = endpoints();
        String before = stored();

        List<Future<?>> running = new ArrayList<>();
        try (ExecutorService senders = Executors.newFixedThreadPool(CONNECTIONS)) {
            for (int i = 0; i < CONNECTIONS; i++) {
                var requests = new MalformedRequests(SEED * CONNECTIONS + i);
                running.add(senders.submit(() -> {
                    send(requests, endpoints);
                    return null;
                }));
            }
        }
        for (Future<?> sender : running) {
            sender.get();
        }

        assertThat(wrong).as("faults from seed %s", SEED).isEmpty();
        assertThat(sent.get()).as("requests in the time there was").isGreaterThan(REQUESTS / 20);
        assertThat(stored()).isEqualTo(before);
    }

    private void send(MalformedRequests requests, List<Endpoint> endpoints) throws IOException {
        URI server = URI.create(LEDGER.url());
        var connection = new RawConnection(server);
        try {
            for (int i = 0; i < REQUESTS / CONNECTIONS && System.nanoTime() < end; i++) {
                String request = requests.next(endpoints);
                look(request, connection.ask(request));
                sent.incrementAndGet();
                if (connection.isOver()) {
                    connection.close();
                    connection = new RawConnection(server);
                }
            }
        } finally {
            connection.close();
        }
    }

    private void look(String request, String answer) {
        // 501: the protocol's own word for a transfer encoding that nobody knows.
        boolean fault = answer.startsWith("HTTP/1.1 5") && !answer.startsWith("HTTP/1.1 501");
        boolean inside = answer.contains("\tat ") || answer.contains("Exception:") || answer.contains("org.spring");
        if ((fault || inside) && wrong.size() < 20) {
            wrong.add(request + "\n\n" + answer);
        }
    }

    /** All that the router knows. */
    private static List<Endpoint> endpoints() {
        List<Endpoint> found = new ArrayList<>();
        for (RequestMappingHandlerMapping router : LEDGER.beans(RequestMappingHandlerMapping.class)) {
            for (RequestMappingInfo info : router.getHandlerMethods().keySet()) {
                for (String pattern : info.getPatternValues()) {
                    for (RequestMethod method : info.getMethodsCondition().getMethods()) {
                        if (!DOING.contains(method + " " + pattern)) {
                            found.add(new Endpoint(method.name(), pattern));
                        }
                    }
                }
            }
        }
        found.sort((a, b) -> (a.path() + a.method()).compareTo(b.path() + b.method()));
        assertThat(found).hasSizeGreaterThan(100);
        return found;
    }

    /** Of what a request could store. Not the quarantine: an event that cannot be taken is kept there as it came. */
    private static String stored() {
        return LEDGER.bean(JdbcClient.class).sql("""
                select concat_ws(' ', (select count(*) from domain_event), (select count(*) from fact_key),
                    (select count(*) from job), (select count(*) from api_key), (select count(*) from ledger_user),
                    (select string_agg(distinct payload_type, ' ') from domain_event))""").query(String.class).single();
    }
}

package org.partnerledger.api.webhook;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.partnerledger.api.feed.FactJson;
import tools.jackson.databind.JsonNode;

/** A partner's server, which keeps what it gets and answers as it is told. */
public final class Receiver implements AutoCloseable {

    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final HttpServer server;
    private final List<Received> received = new ArrayList<>();
    private volatile int status = 204;

    public Receiver() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] body = exchange.getRequestBody().readAllBytes();
            synchronized (received) {
                received.add(new Received(
                        exchange.getRequestURI().getPath(),
                        exchange.getRequestHeaders().getFirst("Ledger-Timestamp"),
                        exchange.getRequestHeaders().getFirst("Ledger-Key"),
                        exchange.getRequestHeaders().getFirst("Ledger-Signature"),
                        new String(body, StandardCharsets.UTF_8)));
            }
            exchange.getResponseHeaders().add("Location", "/elsewhere");
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        server.start();
    }

    public record Received(String path, String timestamp, String keyId, String signature, String body) {

        public JsonNode json() {
            return FactJson.MAPPER.readTree(body);
        }

        /** @param publicKey X.509, Base64, as the ledger shows it */
        public boolean isSignedBy(String publicKey) {
            try {
                var encoded = new X509EncodedKeySpec(Base64.getDecoder().decode(publicKey));
                Signature verifier = Signature.getInstance("Ed25519");
                verifier.initVerify(KeyFactory.getInstance("Ed25519").generatePublic(encoded));
                verifier.update((timestamp + "." + body).getBytes(StandardCharsets.UTF_8));
                return verifier.verify(Base64.getDecoder().decode(signature));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }

        boolean is(WebhookKind kind) {
            return json().path("kind").asString().equals(kind.name());
        }
    }

    public String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    public void answer(int with) {
        status = with;
    }

    public List<Received> all() {
        synchronized (received) {
            return List.copyOf(received);
        }
    }

    public Received await(Predicate<Received> wanted) {
        return await(wanted, 1).getFirst();
    }

    /** Waits until there are so many. */
    public List<Received> await(Predicate<Received> wanted, int count) {
        Instant giveUp = Instant.now().plus(LONGEST);
        while (true) {
            List<Received> found = all().stream().filter(wanted).toList();
            if (found.size() >= count) {
                return found;
            }
            if (Instant.now().isAfter(giveUp)) {
                throw new AssertionError("did not come " + count + " times; came: " + all());
            }
            LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}

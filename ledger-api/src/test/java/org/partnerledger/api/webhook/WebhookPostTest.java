package org.partnerledger.api.webhook;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Receivers as they are: silent, slow, endless, no HTTP, and with a certificate of somebody else. */
class WebhookPostTest {

    private static final Duration SHORT = Duration.ofMillis(600);
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final byte[] BODY = "{}".getBytes(US_ASCII);

    private ServerSocket server;

    @BeforeEach
    void listen() throws IOException {
        server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    @Test
    void goesToTheAddressThatWasLookedAtAndNamesTheHost() throws Exception {
        CompletableFuture<String> head = new CompletableFuture<>();
        answering((socket, request) -> {
            var _ = head.complete(request);
            write(socket, "HTTP/1.1 204 No Content\r\n\r\n");
        });

        WebhookPost.Answer answer = post(LONG);

        assertThat(answer.status()).isEqualTo(204);
        assertThat(head.get(1, TimeUnit.MINUTES))
                .startsWith("POST /hook?a=b HTTP/1.1")
                .contains("Host: receiver.invalid:" + server.getLocalPort())
                .contains("Ledger-Event: 7");
    }

    @Test
    void doesNotWaitLongerThanItsTimeForOneThatIsSilent() {
        answering((socket, _) -> LockSupport.parkNanos(SHORT.multipliedBy(4).toNanos()));

        assertThat(post(SHORT)).isEqualTo(new WebhookPost.Answer(null, "no answer within 600 ms"));
    }

    @Test
    void doesNotListenForEverToOneThatAnswersDropByDrop() {
        answering((socket, _) -> {
            write(socket, "HTTP/1.1 200 OK\r\n");
            while (!socket.isClosed()) {
                write(socket, "X: y\r\n");
                LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
            }
        });

        long begin = System.nanoTime();
        assertThat(post(SHORT)).isEqualTo(new WebhookPost.Answer(null, "no answer within 600 ms"));
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(SHORT.multipliedBy(20));
    }

    @Test
    void keepsTheBeginningOfAnAnswerThatDoesNotEnd() {
        answering((socket, _) -> {
            write(socket, "HTTP/1.1 200 OK\r\n\r\n");
            while (!socket.isClosed()) {
                write(socket, "again and again ");
            }
        });

        WebhookPost.Answer answer = post(LONG);

        assertThat(answer.isGood()).isTrue();
        assertThat(answer.text()).hasSize(300).startsWith("again and again");
    }

    @Test
    void saysWhatIsNoHttp() {
        answering((socket, _) -> write(socket, "220 smtp.example ESMTP\r\n"));

        WebhookPost.Answer answer = post(LONG);

        assertThat(answer.status()).isNull();
        assertThat(answer.text()).isNotEmpty();
    }

    @Test
    void saysNothingToOneWhoseCertificateNobodyVouchesFor(@TempDir Path folder) throws Exception {
        HttpsServer impostor = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        impostor.setHttpsConfigurator(new HttpsConfigurator(selfSigned(folder.resolve("keys"))));
        CompletableFuture<Void> told = new CompletableFuture<>();
        impostor.createContext("/", exchange -> {
            var _ = told.complete(null);
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        impostor.start();
        try {
            var to = new ReceiverAddress(
                    true, "receiver.invalid", impostor.getAddress().getPort(), "/");

            WebhookPost.Answer answer = WebhookPost.post(to, InetAddress.getLoopbackAddress(), Map.of(), BODY, LONG);

            assertThat(answer.status()).isNull();
            assertThat(answer.text()).contains("PKIX");
            assertThat(told).isNotDone();
        } finally {
            impostor.stop(0);
        }
    }

    private WebhookPost.Answer post(Duration timeout) {
        var to = new ReceiverAddress(false, "receiver.invalid", server.getLocalPort(), "/hook?a=b");
        return WebhookPost.post(to, InetAddress.getLoopbackAddress(), Map.of("Ledger-Event", "7"), BODY, timeout);
    }

    /** What a receiver does once it has the head and the body of the request. */
    private interface Receiving {

        void answer(Socket socket, String request) throws IOException;
    }

    private void answering(Receiving receiver) {
        var _ = Thread.ofVirtual().start(() -> {
            try (Socket socket = server.accept()) {
                receiver.answer(socket, request(socket.getInputStream()));
            } catch (IOException _) {
                // The ledger has hung up, or the test is over.
            }
        });
    }

    private static String request(InputStream in) throws IOException {
        var reader = new BufferedReader(new InputStreamReader(in, US_ASCII));
        var head = new StringBuilder();
        String line = reader.readLine();
        while (line != null && !line.isEmpty()) {
            head.append(line).append('\n');
            line = reader.readLine();
        }
        for (int i = 0; i < BODY.length; i++) {
            head.append((char) reader.read());
        }
        return head.toString();
    }

    private static void write(Socket socket, String text) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(text.getBytes(US_ASCII));
        out.flush();
    }

    private static SSLContext selfSigned(Path keys) throws Exception {
        String password = "only-for-this-test";
        Path tool = Path.of(System.getProperty("java.home"), "bin", "keytool");
        Process made = new ProcessBuilder(
                        tool.toString(),
                        "-genkeypair",
                        "-keystore",
                        keys.toString(),
                        "-storepass",
                        password,
                        "-alias",
                        "a",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=receiver.invalid",
                        "-ext",
                        "san=dns:receiver.invalid")
                .redirectErrorStream(true)
                .start();
        String said = new String(made.getInputStream().readAllBytes(), US_ASCII);
        assertThat(made.waitFor(1, TimeUnit.MINUTES) && made.exitValue() == 0)
                .as(said)
                .isTrue();
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(keys)) {
            store.load(in, password.toCharArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(store, password.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }
}

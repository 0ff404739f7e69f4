package org.partnerledger.api.webhook;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * One POST over a connection of its own, to an address that was looked at before: a name that is resolved once more
 * could mean another one by then. Follows nothing, keeps nothing and tries nothing twice.
 */
final class WebhookPost {

    private static final int LONGEST_ANSWER = 8_192;
    private static final int KEPT = 300;

    private WebhookPost() {}

    /**
     * What came back.
     *
     * @param status null where nothing did
     * @param text the beginning of the answer, or why there is none
     */
    record Answer(@Nullable Integer status, String text) {

        boolean isGood() {
            return status != null && status >= 200 && status < 300;
        }
    }

    /**
     * Never throws for what a receiver or the way to it does.
     *
     * @param timeout of all together, so that a receiver which answers drop by drop is not listened to for ever
     */
    static Answer post(
            ReceiverAddress to, InetAddress address, Map<String, String> headers, byte[] body, Duration timeout) {
        var post = new HttpPost(URI.create(to.url()));
        headers.forEach(post::setHeader);
        post.setEntity(new ByteArrayEntity(body, ContentType.APPLICATION_JSON));
        long end = System.nanoTime() + timeout.toNanos();
        CompletableFuture<Void> giveUp = CompletableFuture.runAsync(
                post::cancel, CompletableFuture.delayedExecutor(timeout.toMillis(), TimeUnit.MILLISECONDS));
        try (CloseableHttpClient client = client(address, timeout);
                ClassicHttpResponse answer = client.executeOpen(null, post, null)) {
            return new Answer(answer.getCode(), printable(beginning(answer.getEntity())));
        } catch (InterruptedIOException _) {
            return noAnswer(timeout);
        } catch (IOException failure) {
            return System.nanoTime() >= end
                    ? noAnswer(timeout)
                    : new Answer(null, printable(String.valueOf(failure.getMessage())));
        } finally {
            boolean _ = giveUp.cancel(false);
        }
    }

    private static Answer noAnswer(Duration timeout) {
        return new Answer(null, "no answer within " + timeout.toMillis() + " ms");
    }

    private static CloseableHttpClient client(InetAddress address, Duration timeout) {
        var connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(new Known(address))
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(Timeout.of(timeout))
                        .setSocketTimeout(Timeout.of(timeout))
                        .build())
                .build();
        return HttpClients.custom()
                .setConnectionManager(connections)
                .setUserAgent("partner-ledger")
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableContentCompression()
                .disableCookieManagement()
                .build();
    }

    /** The one address that was looked at, whatever is asked for. */
    private record Known(InetAddress address) implements DnsResolver {

        @Override
        public InetAddress[] resolve(String host) {
            return new InetAddress[] {address};
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }

    /** What of an answer comes, and no more than that of one that never ends; "" where it has none. */
    private static String beginning(@Nullable HttpEntity answer) throws IOException {
        if (answer == null) {
            return "";
        }
        InputStream in = answer.getContent();
        return new String(in.readNBytes(LONGEST_ANSWER), StandardCharsets.UTF_8);
    }

    private static String printable(String text) {
        String clean =
                text.replaceAll("\\p{Cntrl}+", " ").replace('\uFFFD', '?').strip();
        return clean.length() <= KEPT ? clean : clean.substring(0, KEPT);
    }
}

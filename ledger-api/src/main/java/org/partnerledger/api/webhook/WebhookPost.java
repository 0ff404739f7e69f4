package org.partnerledger.api.webhook;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * One POST over a connection of its own, to an address that was looked at before. The JDK's client resolves names by
 * itself, which would let a name mean something else the second time; and it is so short because it follows nothing.
 */
final class WebhookPost {

    private static final int LONGEST_ANSWER = 8_192;
    private static final int KEPT = 300;
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] ([1-5][0-9]{2})\\b");

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

    /** Never throws for what a receiver or the way to it does. */
    static Answer post(
            ReceiverAddress to, InetAddress address, Map<String, String> headers, byte[] body, Duration timeout) {
        long end = System.nanoTime() + timeout.toNanos();
        try (Socket plain = new Socket()) {
            plain.connect(new InetSocketAddress(address, to.port()), left(end));
            plain.setSoTimeout(left(end));
            try (Socket socket = to.isSecure() ? secured(plain, to) : plain) {
                var head = new StringBuilder("POST " + to.target() + " HTTP/1.1\r\nHost: " + to.host() + ":" + to.port()
                        + "\r\nConnection: close\r\nContent-Type: application/json\r\nUser-Agent: partner-ledger\r\n");
                headers.forEach((name, value) ->
                        head.append(name).append(": ").append(value).append("\r\n"));
                head.append("Content-Length: ").append(body.length).append("\r\n\r\n");
                socket.getOutputStream().write(head.toString().getBytes(StandardCharsets.US_ASCII));
                socket.getOutputStream().write(body);
                socket.getOutputStream().flush();
                return answer(read(socket, end));
            }
        } catch (SocketTimeoutException _) {
            return new Answer(null, "no answer within " + timeout.toMillis() + " ms");
        } catch (IOException failure) {
            return new Answer(null, printable(String.valueOf(failure.getMessage())));
        }
    }

    /** The certificate has to be the host's, as with any HTTPS. */
    private static Socket secured(Socket plain, ReceiverAddress to) throws IOException {
        var factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
        var socket = (SSLSocket) factory.createSocket(plain, to.host(), to.port(), true);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return socket;
    }

    /** The beginning of what comes; a receiver that goes on for ever, or drop by drop, is not listened to for ever. */
    private static String read(Socket socket, long end) throws IOException {
        byte[] answer = new byte[LONGEST_ANSWER];
        int length = 0;
        InputStream in = socket.getInputStream();
        try {
            while (length < answer.length) {
                socket.setSoTimeout(left(end));
                int read = in.read(answer, length, answer.length - length);
                if (read < 0) {
                    break;
                }
                length += read;
            }
        } catch (SocketTimeoutException late) {
            if (length == 0) {
                throw late;
            }
        }
        return new String(answer, 0, length, StandardCharsets.UTF_8);
    }

    private static Answer answer(String text) {
        Matcher status = STATUS.matcher(text);
        if (!status.lookingAt()) {
            return new Answer(null, "the answer is not HTTP: " + printable(text));
        }
        int body = text.indexOf("\r\n\r\n");
        return new Answer(Integer.valueOf(status.group(1)), body < 0 ? "" : printable(text.substring(body + 4)));
    }

    private static String printable(String text) {
        String clean =
                text.replaceAll("\\p{Cntrl}+", " ").replace('\uFFFD', '?').strip();
        return clean.length() <= KEPT ? clean : clean.substring(0, KEPT);
    }

    private static int left(long end) throws SocketTimeoutException {
        long millis = Duration.ofNanos(end - System.nanoTime()).toMillis();
        if (millis <= 0) {
            throw new SocketTimeoutException();
        }
        return Math.toIntExact(Math.min(millis, Integer.MAX_VALUE));
    }
}

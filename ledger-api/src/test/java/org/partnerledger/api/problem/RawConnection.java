package org.partnerledger.api.problem;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.util.Locale;

/** A connection that takes any bytes for a request, unlike a client, and is used as long as the server keeps it. */
final class RawConnection implements AutoCloseable {

    private final Socket socket;
    private final OutputStream out;
    private final InputStream in;
    private boolean over;

    RawConnection(URI server) throws IOException {
        this(server, InetAddress.getLoopbackAddress());
    }

    /** @param from which address of loopback: to the server each is somebody else */
    RawConnection(URI server, InetAddress from) throws IOException {
        socket = new Socket(InetAddress.getByName(server.getHost()), server.getPort(), from, 0);
        socket.setSoTimeout(30_000);
        socket.setTcpNoDelay(true);
        out = socket.getOutputStream();
        in = new BufferedInputStream(socket.getInputStream());
    }

    boolean isOver() {
        return over;
    }

    /** The head of the answer and its body; empty where the server hung up. */
    String ask(String request) throws IOException {
        try {
            out.write(request.getBytes(ISO_8859_1));
            out.flush();
            return read(request.startsWith("HEAD "));
        } catch (SocketException closed) {
            over = true; // The server hung up on what is no HTTP, before all of it was sent.
            return "";
        }
    }

    private String read(boolean headAlone) throws IOException {
        String head = head();
        String lower = head.toLowerCase(Locale.ROOT);
        if (head.isEmpty() || lower.contains("connection: close")) {
            over = true;
        }
        if (headAlone) {
            return head;
        }
        if (lower.contains("transfer-encoding: chunked")) {
            return head + chunks();
        }
        int at = lower.indexOf("content-length: ");
        int length = at < 0 ? 0 : Integer.parseInt(head.substring(at + 16, head.indexOf("\r\n", at)));
        return head + new String(in.readNBytes(length), ISO_8859_1);
    }

    private String head() throws IOException {
        var head = new StringBuilder();
        while (head.length() < 4 || head.indexOf("\r\n\r\n", head.length() - 4) < 0) {
            int next = in.read();
            if (next < 0) {
                over = true;
                break;
            }
            head.append((char) next);
        }
        return head.toString();
    }

    private String chunks() throws IOException {
        var body = new StringBuilder();
        int size;
        do {
            size = Integer.parseInt(line(), 16);
            body.append(new String(in.readNBytes(size), ISO_8859_1));
            String _ = line();
        } while (size > 0);
        return body.toString();
    }

    private String line() throws IOException {
        var line = new StringBuilder();
        int next = in.read();
        while (next >= 0 && next != '\n') {
            line.append((char) next);
            next = in.read();
        }
        return line.toString().strip();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}

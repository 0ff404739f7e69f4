package org.partnerledger.api.feed.text;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** The lines of a stream as slices of one buffer, which grows to the longest line and never beyond the limit. */
public final class ByteLines {

    private static final int FIRST_SIZE = 64 * 1024;

    private final InputStream in;
    private final int limit;
    private byte[] buffer = new byte[FIRST_SIZE];
    private int from;
    private int scanned;
    private int filled;
    private boolean ended;

    private int start;
    private int length;
    private long number;
    private boolean tooLong;

    /** @param limit most bytes of a line, without its end */
    public ByteLines(InputStream in, int limit) {
        this.in = in;
        this.limit = limit;
    }

    /** Moves to the next line; false after the last. */
    public boolean next() throws IOException {
        number++;
        tooLong = false;
        while (true) {
            int end = indexOfNewline();
            if (end >= 0) {
                take(end);
                from = end + 1;
                scanned = from;
                return true;
            }
            if (filled - from > limit) {
                takeTooLong();
                return true;
            }
            if (ended || !fill()) {
                ended = true;
                boolean any = filled > from;
                take(filled);
                from = filled;
                scanned = filled;
                return any;
            }
        }
    }

    /** Whether {@link #next} answers without waiting for the stream; reads what is there to find out. */
    public boolean isReady() throws IOException {
        while (!ended && indexOfNewline() < 0 && filled - from <= limit && in.available() > 0) {
            ended = !fill();
        }
        return ended || indexOfNewline() >= 0 || filled - from > limit;
    }

    /** The array that holds the line until the next one is asked for. */
    public byte[] array() {
        return buffer;
    }

    public int start() {
        return start;
    }

    /** In bytes, without the end of line; of a line that is too long, what was kept of it. */
    public int length() {
        return length;
    }

    /** From 1. */
    public long number() {
        return number;
    }

    public boolean isTooLong() {
        return tooLong;
    }

    private int indexOfNewline() {
        while (scanned < filled) {
            if (buffer[scanned] == '\n') {
                return scanned;
            }
            scanned++;
        }
        return -1;
    }

    private void take(int end) {
        start = from;
        length = end - from;
        if (length > 0 && buffer[end - 1] == '\r') {
            length--;
        }
        tooLong = length > limit;
    }

    /** Keeps the first {@link #limit} bytes and reads past the rest without keeping it. */
    private void takeTooLong() throws IOException {
        byte[] kept = Arrays.copyOfRange(buffer, from, from + limit);
        int end = -1;
        while (end < 0) {
            from = 0;
            scanned = 0;
            filled = 0;
            if (!fill()) {
                ended = true;
                break;
            }
            end = indexOfNewline();
        }
        int rest = end < 0 ? 0 : filled - end - 1;
        byte[] joined = new byte[Math.max(limit + rest, FIRST_SIZE)];
        System.arraycopy(kept, 0, joined, 0, limit);
        System.arraycopy(buffer, filled - rest, joined, limit, rest);
        buffer = joined;
        start = 0;
        length = limit;
        from = limit;
        scanned = limit;
        filled = limit + rest;
        tooLong = true;
    }

    private boolean fill() throws IOException {
        if (filled == buffer.length) {
            makeRoom();
        }
        int read = in.read(buffer, filled, buffer.length - filled);
        if (read < 0) {
            return false;
        }
        filled += read;
        return true;
    }

    private void makeRoom() {
        if (from > 0) {
            System.arraycopy(buffer, from, buffer, 0, filled - from);
            scanned -= from;
            filled -= from;
            from = 0;
        } else {
            buffer = Arrays.copyOf(buffer, buffer.length * 2);
        }
    }
}

package org.partnerledger.api.feed;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.partnerledger.api.feed.text.ByteLines;
import org.partnerledger.api.intake.fact.Envelope;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * CloudEvents, one a line; lines without any text between events are no facts. Each line stands alone: one that cannot
 * be read is handed over as such and the next one is read (contract.md, section 6).
 */
public final class NdjsonFeed implements Feed {

    /** Longest line in bytes. */
    public static final int MAX_LINE = 1024 * 1024;

    private static final int BYTE_ORDER_MARK_LENGTH = 3;

    private final InputStream in;
    private final ByteLines lines;

    public NdjsonFeed(InputStream in) {
        this.in = in;
        lines = new ByteLines(in, MAX_LINE);
    }

    @Override
    public @Nullable Envelope next() throws IOException {
        while (lines.next()) {
            int skip = lines.number() == 1 && startsWithByteOrderMark() ? BYTE_ORDER_MARK_LENGTH : 0;
            int start = lines.start() + skip;
            int length = lines.length() - skip;
            if (!isBlank(start, length)) {
                return envelope(start, length);
            }
        }
        return null;
    }

    @Override
    public boolean isReady() throws IOException {
        return lines.isReady();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private Envelope envelope(int start, int length) {
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(lines.array(), start, length))
                    .toString();
        } catch (CharacterCodingException e) {
            return lines.isTooLong() ? tooLong(base64(start, length)) : notUtf8(base64(start, length));
        }
        if (text.indexOf('\0') >= 0) {
            return Envelope.unreadable(
                    base64(start, length), "line " + lines.number() + " holds a NUL; it is kept as base64");
        }
        if (lines.isTooLong()) {
            return tooLong(text);
        }
        try {
            JsonNode event = FactJson.MAPPER.readTree(text);
            return event.isObject()
                    ? Envelope.of(event, text)
                    : Envelope.unreadable(text, "line " + lines.number() + ": an event is a JSON object");
        } catch (JacksonException | NumberFormatException e) {
            return Envelope.unreadable(text, "line " + lines.number() + ": " + FactJson.explain(e));
        }
    }

    private Envelope tooLong(String kept) {
        String why = "line " + lines.number() + " is longer than " + MAX_LINE + " bytes; its beginning is kept";
        return Envelope.unreadable(kept, why);
    }

    private Envelope notUtf8(String base64) {
        return Envelope.unreadable(base64, "line " + lines.number() + " is not UTF-8; it is kept as base64");
    }

    private String base64(int start, int length) {
        ByteBuffer encoded = Base64.getEncoder().encode(ByteBuffer.wrap(lines.array(), start, length));
        return StandardCharsets.ISO_8859_1.decode(encoded).toString();
    }

    private boolean isBlank(int start, int length) {
        for (int i = start; i < start + length; i++) {
            byte b = lines.array()[i];
            if (b != ' ' && b != '\t' && b != '\r') {
                return false;
            }
        }
        return true;
    }

    private boolean startsWithByteOrderMark() {
        byte[] array = lines.array();
        int at = lines.start();
        return lines.length() >= BYTE_ORDER_MARK_LENGTH
                && array[at] == (byte) 0xEF
                && array[at + 1] == (byte) 0xBB
                && array[at + 2] == (byte) 0xBF;
    }
}

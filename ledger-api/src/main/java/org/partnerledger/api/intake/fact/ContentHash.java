package org.partnerledger.api.intake.fact;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.partnerledger.core.kernel.Ids;
import tools.jackson.databind.JsonNode;

/**
 * A fingerprint of what an event says: of type, time and data, whatever the order of keys (contract.md, section 6).
 *
 * <p>Numbers are compared by exact value, a number and a string differ, texts are taken as they are.
 */
final class ContentHash {

    private static final int BYTES = 16;

    private byte[] written = new byte[1_024];
    private int length;

    private ContentHash() {}

    /** 32 hexadecimal digits. */
    static String of(JsonNode event) {
        var hash = new ContentHash();
        hash.add(event.get("type"));
        hash.add(event.get("time"));
        hash.add(event.get("data"));
        MessageDigest sha256 = sha256();
        sha256.update(hash.written, 0, hash.length);
        return HexFormat.of().formatHex(sha256.digest(), 0, BYTES);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** Every value is written with its kind and, where it has one, its length, so that no two contents look alike. */
    private void add(@Nullable JsonNode node) {
        if (node == null) {
            tag('-');
        } else if (node.isObject()) {
            addObject(node);
        } else if (node.isArray()) {
            tag('[');
            node.values().forEach(this::add);
            tag(']');
        } else if (node.isNumber()) {
            text('n', node.decimalValue().stripTrailingZeros().toString());
        } else if (node.isString()) {
            text('s', node.asString());
        } else {
            text('v', node.toString());
        }
    }

    private void addObject(JsonNode node) {
        tag('{');
        List<String> names = new ArrayList<>(node.propertyNames());
        names.sort(Ids.BY_CODE_POINT);
        for (String name : names) {
            text('k', name);
            add(node.get(name));
        }
        tag('}');
    }

    private void text(char kind, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        reserve(bytes.length + 5); // Its kind and the four bytes of its length.
        put(kind);
        put(bytes.length >>> 24);
        put(bytes.length >>> 16);
        put(bytes.length >>> 8);
        put(bytes.length);
        System.arraycopy(bytes, 0, written, length, bytes.length);
        length += bytes.length;
    }

    private void tag(char kind) {
        reserve(1);
        put(kind);
    }

    private void put(int value) {
        written[length++] = (byte) value;
    }

    private void reserve(int more) {
        if (length + more > written.length) {
            written = Arrays.copyOf(written, Math.max(length + more, 2 * written.length));
        }
    }
}

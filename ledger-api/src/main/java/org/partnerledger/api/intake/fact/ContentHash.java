package org.partnerledger.api.intake.fact;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
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

    private final ByteArrayOutputStream written = new ByteArrayOutputStream(1_024);

    private ContentHash() {}

    /** 32 hexadecimal digits. */
    static String of(JsonNode event) {
        var hash = new ContentHash();
        hash.add(event.get("type"));
        hash.add(event.get("time"));
        hash.add(event.get("data"));
        return HexFormat.of().formatHex(sha256().digest(hash.written.toByteArray()), 0, BYTES);
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
        tag(kind);
        written.write(bytes.length >>> 24);
        written.write(bytes.length >>> 16);
        written.write(bytes.length >>> 8);
        written.write(bytes.length);
        written.writeBytes(bytes);
    }

    private void tag(char kind) {
        written.write(kind);
    }
}

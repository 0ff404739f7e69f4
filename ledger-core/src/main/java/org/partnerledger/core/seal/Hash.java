package org.partnerledger.core.seal;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A SHA-256 hash. What is hashed begins with one byte that says what it is, so that no node can be passed off as a
 * leaf, nor a month as a close.
 *
 * @param hex 64 digits in lower case
 */
public record Hash(@JsonValue String hex) {

    private static final byte LEAF = 0;
    private static final byte NODE = 1;
    private static final byte PERIOD = 2;
    private static final byte CLOSE = 3;
    private static final byte EMPTY = 4;
    private static final int BYTES = 32;

    /** The root of a tree without leaves. */
    public static final Hash OF_NOTHING = tagged(EMPTY);

    @JsonCreator
    public Hash {
        if (!isHex(hex)) {
            throw new IllegalArgumentException("a hash has 64 digits 0-9 a-f, not '" + hex + "'");
        }
    }

    /** Without a pattern, which would take longer than the hash itself. */
    private static boolean isHex(String text) {
        boolean hex = text.length() == 2 * BYTES;
        for (int i = 0; hex && i < text.length(); i++) {
            char c = text.charAt(i);
            hex = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
        }
        return hex;
    }

    /** @param bytes the 32 bytes of a hash */
    public static Hash of(byte[] bytes) {
        return new Hash(HexFormat.of().formatHex(bytes, 0, BYTES));
    }

    /** A leaf of a tree. */
    public static Hash leaf(byte[] content) {
        return of(leafBytes(sha256(), content));
    }

    /** Two subtrees joined; their order matters. */
    public static Hash node(Hash left, Hash right) {
        return of(nodeBytes(sha256(), left.bytes(), right.bytes()));
    }

    /** The bytes of {@link #leaf}; a tree of a million leaves needs no text of each. */
    static byte[] leafBytes(MessageDigest digest, byte[] content) {
        digest.update(LEAF);
        return digest.digest(content);
    }

    /** The bytes of {@link #node}. */
    static byte[] nodeBytes(MessageDigest digest, byte[] left, byte[] right) {
        digest.update(NODE);
        digest.update(left);
        return digest.digest(right);
    }

    static Hash period(byte[] seal) {
        return tagged(PERIOD, seal);
    }

    static Hash close(byte[] seal) {
        return tagged(CLOSE, seal);
    }

    /** What is signed of a close: its seal behind the byte that says so. */
    static byte[] closeMessage(byte[] seal) {
        byte[] message = new byte[seal.length + 1];
        message[0] = CLOSE;
        System.arraycopy(seal, 0, message, 1, seal.length);
        return message;
    }

    public byte[] bytes() {
        return HexFormat.of().parseHex(hex);
    }

    @Override
    public String toString() {
        return hex;
    }

    private static Hash tagged(byte tag, byte[]... parts) {
        MessageDigest digest = sha256();
        digest.update(tag);
        for (byte[] part : parts) {
            digest.update(part);
        }
        return of(digest.digest());
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}

package org.partnerledger.api.safe;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Locks by AES-256 in Galois/Counter Mode: what was locked can be neither read nor changed without the key. A label
 * says whose it is, so that what was locked for one cannot be put in the place of another's.
 *
 * <p>What is locked begins with 1 (the format), then 4 bytes of the key's id, 12 random bytes, the content and 16 bytes
 * that vouch for it.
 */
public final class Safe {

    private static final byte FORMAT = 1;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int HEAD_BYTES = 1 + Integer.BYTES + NONCE_BYTES;

    private final SafeKeys keys;
    private final SecureRandom random = new SecureRandom();

    Safe(SafeKeys keys) {
        this.keys = keys;
    }

    /** What is locked cannot be opened here: its key is not in the file, or it was changed. */
    public static final class CannotOpen extends RuntimeException {

        private static final long serialVersionUID = 1L;

        CannotOpen(String message, Throwable cause) {
            super(message, cause);
        }

        CannotOpen(String message) {
            super(message);
        }
    }

    /** @throws IllegalStateException where there is no key, and none can be made */
    public byte[] lock(String label, byte[] content) {
        SafeKeys.Key key = keys.first();
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] head = ByteBuffer.allocate(HEAD_BYTES)
                .put(FORMAT)
                .putInt(key.id())
                .put(nonce)
                .array();
        try {
            byte[] body = cipher(Cipher.ENCRYPT_MODE, key.secret(), head, label).doFinal(content);
            return ByteBuffer.allocate(head.length + body.length)
                    .put(head)
                    .put(body)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the key in " + keys.file() + " cannot lock", e);
        }
    }

    /** @throws CannotOpen for what was locked under another key or label, or changed since */
    public byte[] open(String label, byte[] locked) {
        if (locked.length < HEAD_BYTES || locked[0] != FORMAT) {
            throw new CannotOpen(label + " was not locked by this ledger");
        }
        SafeKeys.Key key = keys.find(idOf(locked))
                .orElseThrow(() -> new CannotOpen(label + " is locked under a key that is not in " + keys.file()));
        byte[] head = Arrays.copyOf(locked, HEAD_BYTES);
        try {
            return cipher(Cipher.DECRYPT_MODE, key.secret(), head, label)
                    .doFinal(locked, HEAD_BYTES, locked.length - HEAD_BYTES);
        } catch (GeneralSecurityException e) {
            throw new CannotOpen(label + " was changed since it was locked", e);
        }
    }

    /** Whether it is locked under the key that locks today; after a rotation it is not, and is to be locked again. */
    public boolean isOfToday(byte[] locked) {
        return locked.length >= HEAD_BYTES && idOf(locked) == keys.first().id();
    }

    private static int idOf(byte[] locked) {
        return ByteBuffer.wrap(locked).getInt(1);
    }

    /** The head is vouched for as well. */
    private static Cipher cipher(int mode, SecretKey key, byte[] head, String label) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, head, HEAD_BYTES - NONCE_BYTES, NONCE_BYTES));
        cipher.updateAAD(head);
        cipher.updateAAD(label.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}

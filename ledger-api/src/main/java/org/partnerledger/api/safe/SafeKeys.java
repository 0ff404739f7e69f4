package org.partnerledger.api.safe;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The keys of the safe: a file with one a line, 32 random bytes in Base64, as {@code openssl rand -base64 32} writes
 * them. The first one locks, every one opens. Where no file is configured, one is made in the ledger's home, readable
 * by its owner alone, when it is needed first.
 */
final class SafeKeys {

    private static final int KEY_BYTES = 32;
    private static final Logger LOG = LoggerFactory.getLogger(SafeKeys.class);

    private final Path file;
    private final boolean own;
    private @Nullable List<Key> known;

    /** @param own whether it may be made where it is missing */
    SafeKeys(Path file, boolean own) {
        this.file = file;
        this.own = own;
    }

    /** @param id the first four bytes of SHA-256 over the secret */
    record Key(int id, SecretKey secret) {

        @Override
        public String toString() {
            return "Key[" + id + "]";
        }
    }

    Path file() {
        return file;
    }

    Key first() {
        return all().getFirst();
    }

    Optional<Key> find(int id) {
        return all().stream().filter(it -> it.id() == id).findFirst();
    }

    private synchronized List<Key> all() {
        List<Key> keys = known;
        if (keys == null) {
            try {
                if (own && !Files.exists(file)) {
                    make();
                }
                keys = Files.readAllLines(file, StandardCharsets.US_ASCII).stream()
                        .map(String::strip)
                        .filter(it -> !it.isEmpty())
                        .map(SafeKeys::key)
                        .toList();
            } catch (IOException | IllegalArgumentException e) {
                throw new IllegalStateException(unusable(), e);
            }
            if (keys.isEmpty()) {
                throw new IllegalStateException(unusable());
            }
            known = keys;
        }
        return keys;
    }

    private String unusable() {
        return "there is no key to lock with in " + file + ": lines of 32 bytes in Base64 are expected";
    }

    private void make() throws IOException {
        byte[] key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        String text = Base64.getEncoder().encodeToString(key) + "\n";
        Path folder = Files.createDirectories(file.toAbsolutePath().getParent());
        var onlyOwner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        // First beside it: another node that begins at the same moment must not read half a key.
        Path unfinished = Files.createTempFile(folder, "safe", ".new", onlyOwner);
        try (var channel = Files.newByteChannel(unfinished, Set.of(StandardOpenOption.WRITE))) {
            int _ = channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
        }
        try {
            Object _ = Files.createLink(file, unfinished);
        } catch (FileAlreadyExistsException another) {
            LOG.debug("another process made {} just now", file);
            return;
        } finally {
            Files.delete(unfinished);
        }
        LOG.info("made a key that locks what the database keeps: {}. Keep a copy of it in a safe place.", file);
    }

    private static Key key(String line) {
        byte[] secret = Base64.getDecoder().decode(line);
        if (secret.length != KEY_BYTES) {
            throw new IllegalArgumentException("a key of " + secret.length + " bytes");
        }
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(secret);
            return new Key(ByteBuffer.wrap(hash).getInt(), new SecretKeySpec(secret, "AES"));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}

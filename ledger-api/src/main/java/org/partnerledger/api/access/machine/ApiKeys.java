package org.partnerledger.api.access.machine;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.partnerledger.api.access.CurrentUser;
import org.partnerledger.api.access.Sha256;

/**
 * Keys of programs. A key is {@code lk_<id>_<secret>}: the id finds it, the secret proves it, and only the secret's
 * hash is stored.
 *
 * <p>A key is looked up with every request that shows it, so that a revocation takes effect at once on every node. Only
 * that there is none of an id is remembered for some seconds: whoever tries ids does not reach the database.
 */
public final class ApiKeys {

    static final String PREFIX = "lk_";
    private static final Duration REMEMBERED = Duration.ofSeconds(5);

    private static final int ID_BYTES = 6;
    private static final int SECRET_BYTES = 32;
    private static final int KEPT = 10_000;

    private final ApiKeyTable table;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Instant> unknown = new ConcurrentHashMap<>();

    ApiKeys(ApiKeyTable table, Clock clock) {
        this.table = table;
        this.clock = clock;
    }

    /** A new key, with the only sight of its secret. */
    public record Shown(ApiKey key, String token) {}

    /** @param user of the key: its roles and partner, and who makes it as the name */
    public Shown create(CurrentUser user, String label, Duration validity) {
        String keyId = HexFormat.of().formatHex(randomBytes(ID_BYTES));
        String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(randomBytes(SECRET_BYTES));
        Instant now = clock.instant();
        var key = new ApiKey(keyId, label, user.roles(), user.partner(), user.name(), now, now.plus(validity), null);
        table.insert(key, Sha256.hex(secret));
        return new Shown(key, PREFIX + keyId + "_" + secret);
    }

    List<ApiKey> after(String keyId, int limit) {
        return table.after(keyId, limit);
    }

    Optional<ApiKey> find(String keyId) {
        return table.find(keyId).map(ApiKeyTable.Stored::key);
    }

    void revoke(String keyId) {
        table.revoke(keyId, clock.instant());
    }

    /** Whose key this is; empty for one that is unknown, wrong, expired or revoked. */
    Optional<ApiKey> open(String token) {
        int end = token.indexOf('_', PREFIX.length());
        if (!token.startsWith(PREFIX) || end < 0 || end - PREFIX.length() != 2 * ID_BYTES) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        byte[] given = bytes(Sha256.hex(token.substring(end + 1)));
        return find(token.substring(PREFIX.length(), end), now)
                .filter(it -> MessageDigest.isEqual(bytes(it.hash()), given))
                .map(ApiKeyTable.Stored::key)
                .filter(it -> it.isGoodAt(now));
    }

    private Optional<ApiKeyTable.Stored> find(String keyId, Instant now) {
        @Nullable Instant until = unknown.get(keyId);
        if (until != null && now.isBefore(until)) {
            return Optional.empty();
        }
        Optional<ApiKeyTable.Stored> read =
                keyId.chars().allMatch(it -> Character.digit(it, 16) >= 0) ? table.find(keyId) : Optional.empty();
        if (read.isEmpty()) {
            if (unknown.size() >= KEPT) {
                unknown.clear(); // Somebody tries ids: they must not fill the memory.
            }
            unknown.put(keyId, now.plus(REMEMBERED));
        }
        return read;
    }

    private byte[] randomBytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

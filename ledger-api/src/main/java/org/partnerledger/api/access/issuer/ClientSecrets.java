package org.partnerledger.api.access.issuer;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.partnerledger.api.access.Sha256;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Secrets of clients: 256 random bits, of which SHA-256 is kept. There is nothing to guess, so nothing slower is
 * needed, and whoever sends wrong ones costs the ledger nothing.
 */
final class ClientSecrets implements PasswordEncoder {

    private static final int ID_BYTES = 6;
    private static final int SECRET_BYTES = 32;

    private final SecureRandom random = new SecureRandom();

    String newId() {
        return "lc_" + HexFormat.of().formatHex(bytes(ID_BYTES));
    }

    String newSecret() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(SECRET_BYTES));
    }

    @Override
    public String encode(@Nullable CharSequence secret) {
        return Sha256.hex(String.valueOf(secret));
    }

    /** Compared in constant time, so that the time of the answer says nothing. */
    @Override
    public boolean matches(@Nullable CharSequence secret, @Nullable String hash) {
        return hash != null
                && MessageDigest.isEqual(
                        encode(secret).getBytes(StandardCharsets.UTF_8), hash.getBytes(StandardCharsets.UTF_8));
    }

    private byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }
}

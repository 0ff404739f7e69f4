package org.partnerledger.api.access.signin;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/** What a password has to be, and how it is kept: argon2, which is slow and wants memory, so that guessing is dear. */
final class Passwords {

    static final int SHORTEST = 12;
    static final int LONGEST = 200;

    private static final int RANDOM_BYTES = 15; // 20 characters

    private final PasswordEncoder encoder = Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8();
    private final SecureRandom random = new SecureRandom();
    private final String nobodys = encoder.encode(generate());

    /** For one use: to be shown once, and changed at the first sign-in. */
    String generate() {
        byte[] bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    String encode(String password) {
        return encoder.encode(password);
    }

    /** Takes as long for a user who is not there, so that the time of the answer does not say who is. */
    boolean matches(String password, Optional<String> encoded) {
        boolean right = encoder.matches(password, encoded.orElse(nobodys));
        return right && encoded.isPresent();
    }

    /** Whether it may be chosen. */
    boolean isAcceptable(String password, String name) {
        return password.length() >= SHORTEST
                && password.length() <= LONGEST
                && !password.equalsIgnoreCase(name)
                && password.chars().distinct().count() > 3;
    }
}

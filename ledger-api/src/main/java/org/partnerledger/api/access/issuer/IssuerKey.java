package org.partnerledger.api.access.issuer;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.text.ParseException;
import org.partnerledger.api.store.StoreUnavailable;

/**
 * What tokens are signed with: RSA, since that is what every client of OpenID Connect has to understand. Kept in a file
 * that only its owner reads; without the file a new one is made, and tokens of the old one are of no use any more.
 */
final class IssuerKey {

    static final String FILE = "issuer-key.json";

    private static final int BITS = 2048;

    private IssuerKey() {}

    /** @throws StoreUnavailable where it can be neither read nor written */
    static RSAKey in(Path home) {
        Path file = home.resolve(FILE);
        try {
            if (!Files.exists(file)) {
                write(file);
            }
            return RSAKey.parse(Files.readString(file));
        } catch (IOException e) {
            throw new StoreUnavailable("The key of the issuer, " + file + ", can be neither read nor made.", e);
        } catch (ParseException e) {
            throw new StoreUnavailable(file + " is no key of an issuer: put the right one back, or move it away.", e);
        }
    }

    /** First beside it: a kill in the middle must not leave half a key. */
    private static void write(Path file) throws IOException {
        Path folder = Files.createDirectories(file.toAbsolutePath().getParent());
        var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        Path unfinished = Files.createTempFile(folder, FILE, ".new", ownerOnly);
        Files.writeString(unfinished, generate().toJSONString());
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static RSAKey generate() {
        try {
            return new RSAKeyGenerator(BITS)
                    .keyIDFromThumbprint(true)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.RS256)
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}

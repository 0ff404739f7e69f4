package org.partnerledger.api.seal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.partnerledger.core.verification.SealSignature;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The key that signs closes: PKCS #8 in PEM, as {@code openssl genpkey -algorithm ed25519} writes it. Where none is
 * configured, one is made in the ledger's home, readable by its owner alone, when it is needed first.
 */
final class SealKey {

    private static final Logger LOG = LoggerFactory.getLogger(SealKey.class);
    private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
    private static final String END = "-----END PRIVATE KEY-----";

    private final Path file;
    private final boolean own;
    private @Nullable KeyPair pair;

    /** @param own whether it may be made where it is missing */
    SealKey(Path file, boolean own) {
        this.file = file;
        this.own = own;
    }

    String id() {
        return SealSignature.keyId(publicKey());
    }

    /** X.509, Base64. */
    String publicKey() {
        return Base64.getEncoder().encodeToString(pair().getPublic().getEncoded());
    }

    /** Base64. */
    String sign(byte[] message) {
        try {
            Signature signer = Signature.getInstance(SealSignature.ALGORITHM);
            signer.initSign(pair().getPrivate());
            signer.update(message);
            return Base64.getEncoder().encodeToString(signer.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the key in " + file + " cannot sign", e);
        }
    }

    private synchronized KeyPair pair() {
        KeyPair known = pair;
        if (known == null) {
            try {
                if (own && !Files.exists(file)) {
                    make();
                }
                known = read();
            } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
                throw new IllegalStateException("there is no Ed25519 key to sign with in " + file, e);
            }
            pair = known;
        }
        return known;
    }

    private void make() throws IOException, GeneralSecurityException {
        byte[] key = KeyPairGenerator.getInstance(SealSignature.ALGORITHM)
                .generateKeyPair()
                .getPrivate()
                .getEncoded();
        String text = BEGIN + "\n" + Base64.getEncoder().encodeToString(key) + "\n" + END + "\n";
        Files.createDirectories(file.toAbsolutePath().getParent());
        var onlyOwner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        try (var channel = Files.newByteChannel(
                file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), onlyOwner)) {
            int _ = channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
        } catch (FileAlreadyExistsException another) {
            LOG.debug("another process made {} just now", file);
            return;
        }
        LOG.info("made a key to sign closes with: {}. Keep a copy of it in a safe place.", file);
    }

    private KeyPair read() throws IOException, GeneralSecurityException {
        String text = Files.readString(file, StandardCharsets.US_ASCII);
        int begin = text.indexOf(BEGIN);
        int end = text.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new IllegalArgumentException("no PEM with a PRIVATE KEY");
        }
        byte[] encoded = Base64.getMimeDecoder().decode(text.substring(begin + BEGIN.length(), end));
        PrivateKey secret =
                KeyFactory.getInstance(SealSignature.ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(encoded));
        byte[] seed = ((EdECPrivateKey) secret)
                .getBytes()
                .orElseThrow(() -> new IllegalArgumentException("a key without its bytes"));
        KeyPairGenerator same = KeyPairGenerator.getInstance(SealSignature.ALGORITHM);
        same.initialize(NamedParameterSpec.ED25519, new Seed(seed));
        return same.generateKeyPair();
    }

    /** Gives the bytes of a private key where its maker asks for random ones: so the public half is found again. */
    private static final class Seed extends SecureRandom {

        private static final long serialVersionUID = 1L;

        private final byte[] bytes;

        Seed(byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        public void nextBytes(byte[] wanted) {
            System.arraycopy(bytes, 0, wanted, 0, wanted.length);
        }
    }
}

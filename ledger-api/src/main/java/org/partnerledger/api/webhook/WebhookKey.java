package org.partnerledger.api.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.UUID;

/** Signs what is sent: Ed25519 over the time of sending, a full stop and the body. */
final class WebhookKey {

    private static final String ALGORITHM = "Ed25519";

    private WebhookKey() {}

    /** @param privateKey PKCS #8, Base64 */
    record Made(Webhook.PublicKey publicKey, String privateKey) {

        /** A log must not show the key. */
        @Override
        public String toString() {
            return "Made[" + publicKey.keyId() + "]";
        }
    }

    static Made make() {
        try {
            KeyPair pair = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
            String text = Base64.getEncoder().encodeToString(pair.getPublic().getEncoded());
            String keyId = "wk_" + UUID.randomUUID().toString().substring(0, 8);
            return new Made(
                    new Webhook.PublicKey(keyId, text),
                    Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * The signature in Base64.
     *
     * @param timestamp seconds since 1970
     */
    static String sign(String privateKey, long timestamp, byte[] body) {
        try {
            Signature signer = Signature.getInstance(ALGORITHM);
            var secret = new PKCS8EncodedKeySpec(Base64.getDecoder().decode(privateKey));
            signer.initSign(KeyFactory.getInstance(ALGORITHM).generatePrivate(secret));
            signer.update((timestamp + ".").getBytes(StandardCharsets.US_ASCII));
            signer.update(body);
            return Base64.getEncoder().encodeToString(signer.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a stored key cannot sign", e);
        }
    }
}

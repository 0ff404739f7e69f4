package org.partnerledger.core.verification;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import org.partnerledger.core.seal.CloseSeal;
import org.partnerledger.core.seal.Hash;

/** Ed25519 (RFC 8032) over closes. */
public final class SealSignature {

    public static final String ALGORITHM = "Ed25519";

    /** Hexadecimal digits of a key's hash by which it is called. */
    private static final int ID_DIGITS = 16;

    private SealSignature() {}

    /** Whether the signature is that of this key; anything that is no key or no signature is not. */
    public static boolean holds(CloseSeal close, String publicKey, String signature) {
        try {
            Signature verifier = Signature.getInstance(ALGORITHM);
            verifier.initVerify(key(publicKey));
            verifier.update(close.message());
            return verifier.verify(decoded(signature));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }

    /** Whether this is a public key, X.509 in Base64. */
    public static boolean isKey(String publicKey) {
        try {
            return key(publicKey).getAlgorithm() != null;
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }

    /** The id of a key: the first digits of its hash as a leaf. */
    public static String keyId(String publicKey) {
        return Hash.leaf(decoded(publicKey)).hex().substring(0, ID_DIGITS);
    }

    /** The last character of a text may have bits that mean nothing; here each text is the only one of its bytes. */
    private static byte[] decoded(String base64) {
        byte[] bytes = Base64.getDecoder().decode(base64);
        if (!Base64.getEncoder().encodeToString(bytes).equals(base64)) {
            throw new IllegalArgumentException("is not the Base64 of its bytes");
        }
        return bytes;
    }

    private static PublicKey key(String publicKey) throws GeneralSecurityException {
        var encoded = new X509EncodedKeySpec(decoded(publicKey));
        return KeyFactory.getInstance(ALGORITHM).generatePublic(encoded);
    }
}

package org.partnerledger.core.bundle;

import java.util.List;
import org.partnerledger.core.seal.CloseSeal;
import org.partnerledger.core.seal.InclusionProof;
import org.partnerledger.core.seal.PeriodSeal;
import org.partnerledger.core.seal.SealedFile;

/**
 * The first file of a bundle: what the others are, and the way from them to the signature.
 *
 * @param format {@link #FORMAT}
 * @param proof of the month's seal among those of the close
 * @param publicKey X.509, Base64
 * @param signature Ed25519 over the close's message, Base64
 */
public record BundleManifest(
        String format,
        List<SealedFile> files,
        PeriodSeal seal,
        InclusionProof proof,
        CloseSeal close,
        String publicKey,
        String signature) {

    public static final String FORMAT = "partner-ledger-bundle/2";
    public static final String FILE_NAME = "manifest.json";
}

package org.partnerledger.core.verification;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.partnerledger.core.bundle.BundleFile;
import org.partnerledger.core.bundle.BundleManifest;
import org.partnerledger.core.seal.CanonicalJson;
import org.partnerledger.core.seal.Hash;
import org.partnerledger.core.seal.MerkleTree;
import org.partnerledger.core.seal.SealedFile;
import org.partnerledger.core.verification.Finding.Code;

/**
 * Follows a bundle from its records to its signature: records make files, files the month, the month is a leaf of the
 * close, the close is signed. Takes the records one after the other and keeps none.
 */
public final class BundleCheck {

    private final List<Finding> findings = new ArrayList<>();
    private final Map<BundleFile, Counted> files = new EnumMap<>(BundleFile.class);
    private @Nullable BundleManifest manifest;

    private static final class Counted {
        private final MerkleTree tree = MerkleTree.empty();
        private long bytes;
    }

    /** A file is there, be it empty. */
    public void file(BundleFile file) {
        files.computeIfAbsent(file, _ -> new Counted());
    }

    /** @param content without the line feed behind it */
    public void record(BundleFile file, byte[] content) {
        Counted counted = files.computeIfAbsent(file, _ -> new Counted());
        counted.tree.add(content);
        counted.bytes += content.length + 1;
    }

    /**
     * After the last record.
     *
     * @param text the manifest as it stands in the bundle
     * @param expectedKey X.509, Base64: the key that should have signed; null takes the one in the bundle
     */
    public List<Finding> finish(byte[] text, @Nullable String expectedKey) {
        try {
            BundleManifest read = CanonicalJson.read(text, BundleManifest.class);
            if (!Arrays.equals(CanonicalJson.bytes(read), text)) {
                add(Code.HASH_MISMATCH, "", "is not written in the canonical form");
            }
            manifest = read;
            follow(read, expectedKey);
        } catch (RuntimeException unreadable) { // Whatever is wrong with it, it is no manifest.
            add(Code.RECORD_UNREADABLE, "", "cannot be read as a manifest");
        }
        return List.copyOf(findings);
    }

    /** What the bundle says it is; null while nothing could be read. */
    public @Nullable BundleManifest manifest() {
        return manifest;
    }

    private void follow(BundleManifest manifest, @Nullable String expectedKey) {
        if (!manifest.format().equals(BundleManifest.FORMAT)) {
            add(Code.NOT_COVERED, "/format", "is " + manifest.format() + ", known is " + BundleManifest.FORMAT);
        }
        compareFiles(manifest.files());
        if (!SealedFile.rootOf(manifest.files()).equals(manifest.seal().root())) {
            add(Code.HASH_MISMATCH, "/seal/root", "is not the root over the files");
        }
        Hash root;
        try {
            root = manifest.proof().rootWith(manifest.seal().hash().bytes());
        } catch (IllegalArgumentException noProof) {
            root = Hash.OF_NOTHING;
        }
        boolean sameMonth = manifest.seal().period().equals(manifest.close().period());
        boolean sameSize = manifest.proof().size() == manifest.close().partners();
        if (!root.equals(manifest.close().root()) || !sameMonth || !sameSize) {
            add(Code.PROOF_INVALID, "/proof", "does not lead from the month's seal to the root of the close");
        }
        signature(manifest, expectedKey);
    }

    private void signature(BundleManifest manifest, @Nullable String expectedKey) {
        if (!SealSignature.holds(manifest.close(), manifest.publicKey(), manifest.signature())
                || !SealSignature.keyId(manifest.publicKey())
                        .equals(manifest.close().keyId())) {
            add(Code.SIGNATURE_INVALID, "/signature", "is not that of the key over the close");
        }
        if (expectedKey != null && !expectedKey.equals(manifest.publicKey())) {
            add(Code.KEY_UNEXPECTED, "/publicKey", "is not the key that was given");
        }
    }

    private void compareFiles(List<SealedFile> stated) {
        List<String> names = stated.stream().map(SealedFile::name).toList();
        List<String> known =
                Arrays.stream(BundleFile.values()).map(BundleFile::fileName).toList();
        if (!names.equals(known)) {
            add(Code.HASH_MISMATCH, "/files", "are not " + known);
        }
        for (SealedFile file : stated) {
            Counted counted = BundleFile.named(file.name()).map(files::get).orElse(null);
            if (counted == null) {
                findings.add(new Finding(Code.FILE_MISSING, file.name(), "is sealed and not there"));
            } else {
                var found = new SealedFile(file.name(), counted.tree.size(), counted.bytes, counted.tree.root());
                if (!found.equals(file)) {
                    findings.add(new Finding(Code.HASH_MISMATCH, file.name(), difference(file, found)));
                }
            }
        }
    }

    private static String difference(SealedFile stated, SealedFile found) {
        return stated.records() == found.records()
                ? "has the sealed number of records, and not their content or order"
                : "has " + found.records() + " records, sealed were " + stated.records();
    }

    private void add(Code code, String pointer, String detail) {
        findings.add(new Finding(code, BundleManifest.FILE_NAME + pointer, detail));
    }
}

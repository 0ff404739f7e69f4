package org.partnerledger.api.bundle;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.partnerledger.api.client.LedgerClient;
import org.partnerledger.core.bundle.BundleFile;
import org.partnerledger.core.bundle.BundleManifest;
import org.partnerledger.core.seal.CanonicalJson;
import org.partnerledger.core.seal.CloseSeal;
import org.partnerledger.core.seal.Hash;
import org.partnerledger.core.seal.InclusionProof;
import org.partnerledger.core.seal.MerkleTree;
import org.partnerledger.core.seal.PeriodSeal;
import org.partnerledger.core.seal.SealedFile;

/** A bundle as its files, by name, in order: unpacked by Java's own reader, and packed again as the ledger would. */
final class Parts {

    private final Map<String, byte[]> files = new LinkedHashMap<>();

    static Path fetch(LedgerClient client, String partner, String period, Path folder) {
        Path file = folder.resolve(partner.replace('/', '_') + "-" + period + ".zip");
        String path = "/api/v1/partners/" + LedgerClient.segment(partner) + "/statements/" + period + "/bundle";
        assertThat(client.download(path, file)).as(path).isTrue();
        return file;
    }

    /** As {@link #fetch}, read. */
    static byte[] fetched(LedgerClient client, String partner, String period, Path folder) throws IOException {
        return Files.readAllBytes(fetch(client, partner, period, folder));
    }

    /** @param folder for a file, which Java's reader wants */
    static Parts of(byte[] bundle, Path folder) throws IOException {
        return of(Files.write(Files.createTempFile(folder, "whole", ".zip"), bundle));
    }

    static Parts of(Path bundle) throws IOException {
        var parts = new Parts();
        try (ZipFile zip = new ZipFile(bundle.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                parts.files.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
            }
        }
        return parts;
    }

    String text(BundleFile file) {
        return new String(content(file.fileName()), UTF_8);
    }

    byte[] content(String name) {
        byte[] content = files.get(name);
        assertThat(content).as(name).isNotNull();
        return content;
    }

    BundleManifest manifest() {
        return CanonicalJson.read(content(BundleManifest.FILE_NAME), BundleManifest.class);
    }

    /** @throws AssertionError where there is nothing to be replaced: the test would show nothing */
    Parts replace(BundleFile file, String old, String by) {
        String text = text(file);
        assertThat(text).contains(old);
        return put(file.fileName(), text.replaceFirst(Pattern.quote(old), by));
    }

    Parts put(String name, String content) {
        files.put(name, content.getBytes(UTF_8));
        return this;
    }

    Parts without(String name) {
        files.remove(name);
        return this;
    }

    /** As somebody would who knows the format and has everything but the key. */
    Parts sealedAgain() {
        BundleManifest it = manifest();
        var sealed = new ArrayList<SealedFile>();
        for (BundleFile file : BundleFile.values()) {
            var tree = MerkleTree.empty();
            text(file).lines().forEach(line -> tree.add(line.getBytes(UTF_8)));
            sealed.add(new SealedFile(file.fileName(), tree.size(), content(file.fileName()).length, tree.root()));
        }
        PeriodSeal seal = it.seal();
        var again = new PeriodSeal(
                seal.partnerId(),
                seal.period(),
                seal.number(),
                SealedFile.rootOf(sealed),
                seal.previous(),
                seal.sealedAt());
        Hash root = it.proof().rootWith(again.hash().bytes());
        CloseSeal close = it.close();
        var closed = new CloseSeal(
                close.number(),
                close.period(),
                close.partners(),
                root,
                close.previous(),
                close.history(),
                close.keyId(),
                close.sealedAt());
        return with(new BundleManifest(it.format(), sealed, again, it.proof(), closed, it.publicKey(), it.signature()));
    }

    Parts with(BundleManifest manifest) {
        files.put(BundleManifest.FILE_NAME, CanonicalJson.bytes(manifest));
        return this;
    }

    static BundleManifest with(BundleManifest it, InclusionProof proof) {
        return new BundleManifest(
                it.format(), it.files(), it.seal(), proof, it.close(), it.publicKey(), it.signature());
    }

    byte[] packed() {
        var zip = new BundleZip();
        var out = new ByteArrayOutputStream();
        files.forEach((name, content) -> {
            out.writeBytes(zip.file(name, content.length, BundleZip.crc(content)));
            out.writeBytes(content);
        });
        out.writeBytes(zip.end());
        return out.toByteArray();
    }

    Verified verified(Path folder) throws IOException {
        return verified(packed(), folder);
    }

    static Verified verified(byte[] bundle, Path folder) throws IOException {
        Path file = Files.createTempFile(folder, "bundle", ".zip");
        Files.write(file, bundle);
        Verified verified = BundleReader.verify(file, null);
        Files.delete(file);
        return verified;
    }

    /**
     * Whether container, hashes and signature are those that were sealed: looked at in memory, no amount worked out.
     */
    static boolean isWhole(byte[] bundle) {
        try {
            return BundleReader.coverage(new ByteArrayInputStream(bundle), bundle.length, null)
                    .isEmpty();
        } catch (IOException e) {
            throw new UncheckedIOException("nothing was to be read from elsewhere", e);
        }
    }
}

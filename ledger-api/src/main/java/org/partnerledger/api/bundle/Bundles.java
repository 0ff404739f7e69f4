package org.partnerledger.api.bundle;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.Map;
import java.util.zip.CRC32;
import org.partnerledger.api.seal.RecordSink;
import org.partnerledger.api.seal.SealProofs;
import org.partnerledger.api.seal.SealProofs.Sealed;
import org.partnerledger.core.bundle.BundleFile;
import org.partnerledger.core.bundle.BundleManifest;
import org.partnerledger.core.kernel.PartnerId;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.core.kernel.Refused;
import org.partnerledger.core.seal.CanonicalJson;
import org.partnerledger.core.seal.SealedFile;

/**
 * Writes bundles, record by record. A month is gone through twice: first to see that it still is what was sealed, so
 * that nothing is sent that is not, and to sum its files up for the container; then to send it.
 */
final class Bundles {

    private final SealProofs proofs;

    Bundles(SealProofs proofs) {
        this.proofs = proofs;
    }

    /** A bundle that can be written. */
    record Ready(Sealed sealed, Map<BundleFile, CRC32> sums) {}

    /** @throws Refused NOT_SEALED, CLOSE_NOT_SEALED, SEAL_BROKEN */
    Ready ready(PartnerId partner, Period period) {
        Sealed sealed = proofs.sealed(partner, period);
        Map<BundleFile, CRC32> sums = new EnumMap<>(BundleFile.class);
        proofs.write(sealed, (file, record) -> {
            CRC32 sum = sums.computeIfAbsent(file, _ -> new CRC32());
            sum.update(record);
            sum.update('\n');
        });
        return new Ready(sealed, sums);
    }

    void write(Ready ready, OutputStream out) throws IOException {
        var zip = new BundleZip();
        byte[] manifest = manifest(ready.sealed());
        out.write(zip.file(BundleManifest.FILE_NAME, manifest.length, BundleZip.crc(manifest)));
        out.write(manifest);
        var files = new Files(ready, zip, out);
        proofs.write(ready.sealed(), files);
        files.finish();
        out.write(zip.end());
        out.flush();
    }

    private static byte[] manifest(Sealed it) {
        return CanonicalJson.bytes(new BundleManifest(
                BundleManifest.FORMAT, it.files(), it.seal(), it.proof(), it.close(), it.publicKey(), it.signature()));
    }

    /** Begins each file when its first record comes, those without any in their place. */
    private static final class Files implements RecordSink {

        private final Ready ready;
        private final BundleZip zip;
        private final OutputStream out;
        private final Iterator<SealedFile> left;
        private String begun = "";

        Files(Ready ready, BundleZip zip, OutputStream out) {
            this.ready = ready;
            this.zip = zip;
            this.out = out;
            this.left = ready.sealed().files().iterator();
        }

        @Override
        public void record(BundleFile file, byte[] record) {
            try {
                while (!begun.equals(file.fileName())) {
                    begin(left.next());
                }
                out.write(record);
                out.write('\n');
            } catch (IOException gone) {
                throw new UncheckedIOException(gone);
            }
        }

        void finish() throws IOException {
            while (left.hasNext()) {
                begin(left.next());
            }
        }

        private void begin(SealedFile file) throws IOException {
            BundleFile of = BundleFile.named(file.name()).orElseThrow();
            CRC32 sum = ready.sums().getOrDefault(of, new CRC32());
            out.write(zip.file(file.name(), file.bytes(), sum.getValue()));
            begun = file.name();
        }
    }
}

package org.partnerledger.api.bundle;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import org.partnerledger.core.bundle.BundleFile;
import org.partnerledger.core.bundle.BundleManifest;
import org.partnerledger.core.verification.BundleCheck;
import org.partnerledger.core.verification.Finding;
import org.partnerledger.core.verification.Finding.Code;
import org.partnerledger.core.verification.MonthContent;
import org.partnerledger.core.verification.MonthRecalculation;
import org.partnerledger.core.verification.MonthSuccession;

/**
 * Checks a bundle without a ledger: its container byte by byte, its hashes up to the signature, and every amount.
 * Memory follows the lines of the month, some 200 bytes each; whatever the file is, findings are all that comes of it.
 */
public final class BundleReader {

    private static final int BUFFER = 1 << 16;

    /** A record is a line, or a document: one larger than this is none of the ledger's. */
    private static final int LONGEST_RECORD = 1 << 28;

    private static final int NAME_LENGTH_AT = 26;
    private static final int EXTRA_LENGTH_AT = 28;
    private static final int UNSIGNED_SHORT = 0xffff;
    private static final int SIZE_IN_EXTRA = 4;

    private final List<Finding> findings = new ArrayList<>();
    private final BundleCheck check = new BundleCheck();
    private final BundleZip expected = new BundleZip();
    private final BiConsumer<BundleFile, byte[]> content;
    private final InputStream in;
    private final long size;
    private byte[] manifest = {};
    private long place;

    /** @param content takes every record */
    private BundleReader(InputStream in, long size, BiConsumer<BundleFile, byte[]> content) {
        this.content = content;
        this.in = in;
        this.size = size;
    }

    /**
     * @param key X.509, Base64: who should have signed; null takes the key in the bundle, which proves integrity alone
     * @throws IOException where the file cannot be read
     */
    public static Verified verify(Path file, @Nullable String key) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), BUFFER)) {
            long size = Files.size(file);
            var content = new MonthContent();
            var findings = new ArrayList<Finding>();
            var reader = new BundleReader(in, size, content::record);
            findings.addAll(reader.covered(key));
            findings.addAll(MonthRecalculation.findings(content));
            return new Verified(
                    reader.check.manifest(), MonthSuccession.Month.of(content), content.lines(), size, findings);
        }
    }

    /**
     * Container, hashes and signature alone, which cover every byte; no amount is worked out again.
     *
     * @param size bytes of the whole bundle
     */
    static List<Finding> coverage(InputStream in, long size, @Nullable String key) throws IOException {
        return new BundleReader(in, size, (_, _) -> {}).covered(key);
    }

    private List<Finding> covered(@Nullable String key) throws IOException {
        read();
        findings.addAll(check.finish(manifest, key));
        return findings;
    }

    private void read() throws IOException {
        var names = new ArrayList<>(List.of(BundleManifest.FILE_NAME));
        Arrays.stream(BundleFile.values()).map(BundleFile::fileName).forEach(names::add);
        try {
            for (String name : names) {
                file(name);
            }
            byte[] end = expected.end();
            byte[] found = in.readNBytes(end.length + 1);
            if (!Arrays.equals(end, found)) {
                altered(place, "the directory is not that of these files");
            }
        } catch (EOFException early) {
            altered(place, "the file ends too early");
        } catch (NotTheLedgers other) {
            altered(place, other.getMessage());
        }
    }

    private void file(String name) throws IOException, NotTheLedgers {
        byte[] fixed = exactly(BundleZip.LOCAL_BYTES);
        ByteBuffer header = ByteBuffer.wrap(fixed).order(ByteOrder.LITTLE_ENDIAN);
        if (header.getInt(0) != BundleZip.LOCAL_SIGNATURE) {
            throw new NotTheLedgers("no file begins where " + name + " should");
        }
        byte[] named = exactly(header.getShort(NAME_LENGTH_AT) & UNSIGNED_SHORT);
        byte[] extra = exactly(header.getShort(EXTRA_LENGTH_AT) & UNSIGNED_SHORT);
        if (!Arrays.equals(named, name.getBytes(ISO_8859_1))) {
            throw new NotTheLedgers("'" + new String(named, ISO_8859_1) + "' stands where " + name + " should");
        }
        if (extra.length < SIZE_IN_EXTRA + Long.BYTES) {
            throw new NotTheLedgers(name + " has no size");
        }
        long bytes = ByteBuffer.wrap(extra).order(ByteOrder.LITTLE_ENDIAN).getLong(SIZE_IN_EXTRA);
        long begun = place;
        if (bytes < 0 || bytes > size - place) {
            throw new NotTheLedgers(name + " is longer than the bundle");
        }
        var crc = new CRC32();
        content(name, bytes, crc);
        byte[] found = ByteBuffer.allocate(fixed.length + named.length + extra.length)
                .put(fixed)
                .put(named)
                .put(extra)
                .array();
        if (!Arrays.equals(found, expected.file(name, bytes, crc.getValue()))) {
            altered(begun, "the header of " + name + " is not that of its content");
        }
    }

    private void content(String name, long bytes, CRC32 crc) throws IOException, NotTheLedgers {
        BundleFile file = BundleFile.named(name).orElse(null);
        if (file != null) {
            check.file(file);
        }
        var record = new ByteArrayOutputStream();
        byte[] buffer = new byte[(int) Math.min(BUFFER, Math.max(bytes, 1))];
        for (long left = bytes; left > 0; ) {
            int read = in.readNBytes(buffer, 0, (int) Math.min(buffer.length, left));
            if (read == 0) {
                throw new EOFException(name);
            }
            crc.update(buffer, 0, read);
            place += read;
            left -= read;
            take(file, buffer, read, record);
        }
        if (file == null) {
            manifest = record.toByteArray();
        } else if (record.size() > 0) {
            record(file, record);
            findings.add(new Finding(Code.CONTAINER_ALTERED, name, "does not end with a line feed"));
        }
    }

    /** @param file null for the manifest, which is one record and has no line feed */
    private void take(@Nullable BundleFile file, byte[] buffer, int length, ByteArrayOutputStream record)
            throws NotTheLedgers {
        int begin = 0;
        for (int i = 0; file != null && i < length; i++) {
            if (buffer[i] == '\n') {
                record.write(buffer, begin, i - begin);
                record(file, record);
                begin = i + 1;
            }
        }
        record.write(buffer, begin, length - begin);
        if (record.size() > LONGEST_RECORD) {
            throw new NotTheLedgers("a record is longer than any of the ledger");
        }
    }

    private void record(BundleFile file, ByteArrayOutputStream record) {
        byte[] text = record.toByteArray();
        check.record(file, text);
        content.accept(file, text);
        record.reset();
    }

    private byte[] exactly(int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException();
        }
        place += length;
        return bytes;
    }

    private void altered(long at, @Nullable String detail) {
        findings.add(new Finding(Code.CONTAINER_ALTERED, "byte " + at, String.valueOf(detail)));
    }

    /** What is there was not written by the ledger; nothing behind it can be told apart. */
    private static final class NotTheLedgers extends Exception {

        private static final long serialVersionUID = 1;

        NotTheLedgers(String message) {
            super(message);
        }
    }
}

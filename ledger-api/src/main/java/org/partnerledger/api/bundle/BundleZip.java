package org.partnerledger.api.bundle;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32;

/**
 * The container of a bundle: a ZIP archive with nothing to choose, so that its bytes follow from the names and contents
 * of its files and none can be changed unseen. Files are stored, not deflated: a deflated text has bits that mean
 * nothing. All sizes are 64 bits wide (APPNOTE 6.3, section 4.5.3), all times 1 January 1980.
 */
final class BundleZip {

    static final int LOCAL_SIGNATURE = 0x04034b50;
    static final int LOCAL_BYTES = 30;
    private static final int CENTRAL_SIGNATURE = 0x02014b50;
    private static final int END64_SIGNATURE = 0x06064b50;
    private static final int LOCATOR_SIGNATURE = 0x07064b50;
    private static final int END_SIGNATURE = 0x06054b50;

    private static final short VERSION = 45;
    private static final short FLAGS = 0;
    private static final short STORED = 0;
    private static final short TIME = 0;
    private static final short DATE = 0x21;
    private static final short ZIP64 = 1;
    private static final int LOCAL_EXTRA = 20;
    private static final int CENTRAL_EXTRA = 28;
    private static final int ELSEWHERE = -1;
    private static final short ELSEWHERE_SHORT = -1;
    private static final long END64_REST = 44;
    private static final int MOST = 1_024;

    private final ByteArrayOutputStream directory = new ByteArrayOutputStream();
    private long offset;
    private long files;

    /** What stands before a file's content. */
    static byte[] header(String name, long size, long crc) {
        ByteBuffer bytes = buffer();
        bytes.putInt(LOCAL_SIGNATURE).putShort(VERSION);
        describe(bytes, crc).putShort((short) name.length()).putShort((short) LOCAL_EXTRA);
        bytes.put(name.getBytes(US_ASCII));
        bytes.putShort(ZIP64)
                .putShort((short) (LOCAL_EXTRA - 2 * Short.BYTES))
                .putLong(size)
                .putLong(size);
        return taken(bytes);
    }

    /** Takes note of a file for the directory. @return what stands before its content */
    byte[] file(String name, long size, long crc) {
        byte[] header = header(name, size, crc);
        ByteBuffer bytes = buffer();
        bytes.putInt(CENTRAL_SIGNATURE).putShort(VERSION).putShort(VERSION);
        describe(bytes, crc).putShort((short) name.length()).putShort((short) CENTRAL_EXTRA);
        bytes.putShort((short) 0)
                .putShort((short) 0)
                .putShort((short) 0)
                .putInt(0)
                .putInt(ELSEWHERE);
        bytes.put(name.getBytes(US_ASCII));
        bytes.putShort(ZIP64).putShort((short) (CENTRAL_EXTRA - 2 * Short.BYTES));
        bytes.putLong(size).putLong(size).putLong(offset);
        directory.writeBytes(taken(bytes));
        offset += header.length + size;
        files++;
        return header;
    }

    /** What stands behind the last file. */
    byte[] end() {
        ByteBuffer bytes = buffer();
        bytes.putInt(END64_SIGNATURE).putLong(END64_REST).putShort(VERSION).putShort(VERSION);
        bytes.putInt(0)
                .putInt(0)
                .putLong(files)
                .putLong(files)
                .putLong(directory.size())
                .putLong(offset);
        bytes.putInt(LOCATOR_SIGNATURE)
                .putInt(0)
                .putLong(offset + directory.size())
                .putInt(1);
        bytes.putInt(END_SIGNATURE).putShort((short) 0).putShort((short) 0);
        bytes.putShort(ELSEWHERE_SHORT)
                .putShort(ELSEWHERE_SHORT)
                .putInt(ELSEWHERE)
                .putInt(ELSEWHERE);
        bytes.putShort((short) 0);
        directory.writeBytes(taken(bytes));
        return directory.toByteArray();
    }

    static long crc(byte[] content) {
        var crc = new CRC32();
        crc.update(content);
        return crc.getValue();
    }

    private static ByteBuffer describe(ByteBuffer bytes, long crc) {
        return bytes.putShort(FLAGS)
                .putShort(STORED)
                .putShort(TIME)
                .putShort(DATE)
                .putInt((int) crc)
                .putInt(ELSEWHERE)
                .putInt(ELSEWHERE);
    }

    private static ByteBuffer buffer() {
        return ByteBuffer.allocate(MOST).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static byte[] taken(ByteBuffer bytes) {
        byte[] taken = new byte[bytes.position()];
        bytes.flip().get(taken);
        return taken;
    }
}

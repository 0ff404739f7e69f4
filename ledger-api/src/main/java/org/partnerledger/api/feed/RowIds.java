package org.partnerledger.api.feed;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * Names the rows of a file that bring no id: a hash of the row and its ordinal among identical rows (contract.md,
 * section 6), so that the same file names its rows the same again.
 *
 * <p>Remembers 8 bytes of each hash, about 16 bytes a row. Should two different rows share them, one gets the ordinal 2
 * with a hash of its own: as unique and as repeatable.
 */
final class RowIds {

    private static final int FIRST_SIZE = 1 << 12;

    private final MessageDigest sha256;
    private final Map<Long, Integer> repeated = new HashMap<>();
    private long[] seen = new long[FIRST_SIZE];
    private int count;

    RowIds() {
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** @param cells what the row says; a NUL ends each, because no cell holds one by right */
    String idOf(List<String> cells) {
        for (String cell : cells) {
            sha256.update(cell.getBytes(StandardCharsets.UTF_8));
            sha256.update((byte) 0);
        }
        byte[] hash = sha256.digest();
        return HexFormat.of().formatHex(hash) + "-"
                + ordinal(ByteBuffer.wrap(hash).getLong());
    }

    private int ordinal(long hash) {
        long key = hash == 0 ? 1 : hash; // 0 marks a free slot.
        if (add(key)) {
            return 1;
        }
        return repeated.merge(key, 2, (before, first) -> before + 1);
    }

    private boolean add(long key) {
        int slot = slot(seen, key);
        if (seen[slot] == key) {
            return false;
        }
        seen[slot] = key;
        count++;
        if (count > seen.length / 2) {
            grow();
        }
        return true;
    }

    private void grow() {
        var larger = new long[seen.length * 2];
        Arrays.stream(seen).filter(key -> key != 0).forEach(key -> larger[slot(larger, key)] = key);
        seen = larger;
    }

    /** Where the key is, or the free slot where it belongs. */
    private static int slot(long[] table, long key) {
        int slot = (int) key & (table.length - 1);
        while (table[slot] != 0 && table[slot] != key) {
            slot = (slot + 1) & (table.length - 1);
        }
        return slot;
    }
}

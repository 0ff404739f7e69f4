package org.partnerledger.core.seal;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.partnerledger.core.kernel.Period;

/**
 * One close of a month, sealed: what is signed.
 *
 * @param number of all closes, from 1
 * @param partners how many partners' months it seals
 * @param root over the hashes of their seals, ordered by partner id
 * @param previous hash of the close before; null for the first
 * @param history the events since the close before
 * @param keyId of the key that signs it
 */
public record CloseSeal(
        long number,
        Period period,
        int partners,
        Hash root,
        @Nullable Hash previous,
        History history,
        String keyId,
        Instant sealedAt) {

    /**
     * A stretch of the store. Its root makes a changed, lost or invented event show, whatever it was about.
     *
     * @param after position behind which the stretch begins
     * @param through its last position, included
     * @param events how many there are
     * @param root over {@link #leaf} of each, in order
     */
    public record History(long after, long through, long events, Hash root) {

        /** What the tree has as leaf of an event: its place, what it is, and the hash of its text. */
        public static byte[] leaf(long position, String stream, long sequence, String type, String sha256) {
            return CanonicalJson.bytes(List.of(position, stream, sequence, type, sha256));
        }
    }

    /** What the next close names as previous. */
    public Hash hash() {
        return Hash.close(CanonicalJson.bytes(this));
    }

    /** The message that is signed. */
    public byte[] message() {
        return Hash.closeMessage(CanonicalJson.bytes(this));
    }

    /** The root over partners' seals. */
    public static Hash rootOf(List<Hash> seals) {
        return MerkleTree.rootOf(seals.stream().map(Hash::bytes).toList());
    }
}

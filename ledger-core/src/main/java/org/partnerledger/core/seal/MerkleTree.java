package org.partnerledger.core.seal;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The root over leaves that come one after the other, and on demand the path of one of them. Keeps no leaves: memory is
 * one hash for every doubling of their number. For one thread.
 *
 * <p>The shape is that of RFC 6962, section 2.1: the left half of a tree is the largest power of two that is smaller
 * than its number of leaves, so that nothing is filled up and no two lists of leaves have the same tree.
 */
public final class MerkleTree {

    private final MessageDigest digest = Hash.sha256();
    private final List<Subtree> subtrees = new ArrayList<>();
    private final long watched;
    private final List<Hash> path = new ArrayList<>();
    private long size;

    private MerkleTree(long watched) {
        this.watched = watched;
    }

    public static MerkleTree empty() {
        return new MerkleTree(-1);
    }

    /** A tree that remembers how to prove the leaf of this index, counted from 0. */
    public static MerkleTree watching(long index) {
        return new MerkleTree(index);
    }

    /** A complete part of the tree with {@code leaves} leaves, a power of two. */
    private static final class Subtree {

        private final long leaves;
        private final byte[] root;
        private final boolean watched;

        Subtree(long leaves, byte[] root, boolean watched) {
            this.leaves = leaves;
            this.root = root;
            this.watched = watched;
        }
    }

    /** The root over leaves that are there already. */
    public static Hash rootOf(List<byte[]> leaves) {
        var tree = empty();
        leaves.forEach(tree::add);
        return tree.root();
    }

    public void add(byte[] content) {
        var joined = new Subtree(1, Hash.leafBytes(digest, content), size == watched);
        size++;
        while (!subtrees.isEmpty() && subtrees.getLast().leaves == joined.leaves) {
            joined = join(subtrees.removeLast(), joined);
        }
        subtrees.add(joined);
    }

    public long size() {
        return size;
    }

    /** May be asked once, after the last leaf. */
    public Hash root() {
        if (subtrees.isEmpty()) {
            return Hash.OF_NOTHING;
        }
        while (subtrees.size() > 1) {
            Subtree right = subtrees.removeLast();
            subtrees.add(join(subtrees.removeLast(), right));
        }
        return Hash.of(subtrees.getFirst().root);
    }

    /** The path of the watched leaf, after {@link #root}; null where the tree never had it. */
    public @Nullable InclusionProof proof() {
        return watched < 0 || watched >= size ? null : new InclusionProof(watched, size, path);
    }

    private Subtree join(Subtree left, Subtree right) {
        if (left.watched) {
            path.add(Hash.of(right.root));
        } else if (right.watched) {
            path.add(Hash.of(left.root));
        }
        return new Subtree(
                left.leaves + right.leaves,
                Hash.nodeBytes(digest, left.root, right.root),
                left.watched || right.watched);
    }
}

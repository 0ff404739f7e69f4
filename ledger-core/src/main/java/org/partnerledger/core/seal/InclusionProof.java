package org.partnerledger.core.seal;

import java.util.List;

/**
 * Shows that a leaf stands at a place of a tree, without the other leaves.
 *
 * @param index of the leaf, from 0
 * @param size leaves of the tree
 * @param path the hashes beside the way from the leaf to the root, lowest first
 */
public record InclusionProof(long index, long size, List<Hash> path) {

    public InclusionProof {
        path = List.copyOf(path);
    }

    /**
     * The root of the tree that has this leaf at this place, if the proof is one at all.
     *
     * @throws IllegalArgumentException where the path cannot belong to a tree of this size
     */
    public Hash rootWith(byte[] leaf) {
        if (index < 0 || index >= size) {
            throw new IllegalArgumentException("a tree of " + size + " leaves has none at " + index);
        }
        Hash root = Hash.leaf(leaf);
        long place = index;
        long last = size - 1;
        for (Hash beside : path) {
            if (last == 0) {
                throw new IllegalArgumentException("the path is longer than the tree is high");
            }
            if (place % 2 == 1 || place == last) {
                root = Hash.node(beside, root);
                while (place % 2 == 0 && place != 0) { // The last of an odd number was carried up unpaired.
                    place /= 2;
                    last /= 2;
                }
            } else {
                root = Hash.node(root, beside);
            }
            place /= 2;
            last /= 2;
        }
        if (last != 0) {
            throw new IllegalArgumentException("the path is shorter than the tree is high");
        }
        return root;
    }
}

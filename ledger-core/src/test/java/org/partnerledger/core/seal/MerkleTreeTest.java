package org.partnerledger.core.seal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MerkleTreeTest {

    private static final int MOST = 70;

    @Test
    void hasTheShapeOfRfc6962WhateverItsSize() {
        for (int size = 0; size <= MOST; size++) {
            assertThat(MerkleTree.rootOf(leaves(size))).as("%d leaves", size).isEqualTo(recursive(leaves(size)));
        }
    }

    @Test
    void hasTheHashesOfTheFormat() {
        // Worked out with `printf '\\0a' | sha256sum` and the like: a third party has nothing but the format.
        assertThat(Hash.leaf("a".getBytes(UTF_8)).hex())
                .isEqualTo("022a6979e6dab7aa5ae4c3e5e45f7e977112a7e63593820dbec1ec738a24f93c");
        assertThat(MerkleTree.rootOf(List.of("a".getBytes(UTF_8), "b".getBytes(UTF_8))))
                .isEqualTo(Hash.node(Hash.leaf("a".getBytes(UTF_8)), Hash.leaf("b".getBytes(UTF_8))));
        assertThat(MerkleTree.rootOf(List.of()).hex())
                .isEqualTo("e52d9c508c502347344d8c07ad91cbd6068afc75ff6292f062a09ca381c89e71");
    }

    @Test
    void isAnotherForEveryChangeOfItsLeaves() {
        List<byte[]> leaves = leaves(9);
        Set<Hash> roots = new HashSet<>();
        roots.add(MerkleTree.rootOf(leaves));
        for (int i = 0; i < leaves.size(); i++) {
            var changed = new ArrayList<>(leaves);
            changed.set(i, "x".getBytes(UTF_8));
            roots.add(MerkleTree.rootOf(changed));
            var shorter = new ArrayList<>(leaves);
            shorter.remove(i);
            roots.add(MerkleTree.rootOf(shorter));
        }
        for (int i = 0; i + 1 < leaves.size(); i++) {
            var swapped = new ArrayList<>(leaves);
            Collections.swap(swapped, i, i + 1);
            roots.add(MerkleTree.rootOf(swapped));
        }
        var doubled = new ArrayList<>(leaves);
        doubled.add(leaves.getLast());
        roots.add(MerkleTree.rootOf(doubled));

        assertThat(roots).hasSize(1 + 9 + 9 + 8 + 1);
    }

    @Test
    void provesEveryLeafAndNoOther() {
        for (int size = 1; size <= MOST; size++) {
            List<byte[]> leaves = leaves(size);
            Hash root = MerkleTree.rootOf(leaves);
            for (int index = 0; index < size; index++) {
                InclusionProof proof = proof(leaves, index);
                assertThat(proof).isNotNull();
                assertThat(proof.rootWith(leaves.get(index)))
                        .as("%d of %d", index, size)
                        .isEqualTo(root);
                assertThat(proof.rootWith("another".getBytes(UTF_8))).isNotEqualTo(root);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 8, 20})
    void doesNotProveALeafAtAnotherPlace(int size) {
        List<byte[]> leaves = leaves(size);
        InclusionProof proof = proof(leaves, 0);
        assertThat(proof).isNotNull();
        for (int other = 1; other < size; other++) {
            var moved = new InclusionProof(other, size, proof.path());
            assertThat(rootOrNull(moved, leaves.getFirst())).isNotEqualTo(MerkleTree.rootOf(leaves));
        }
    }

    @Test
    void hasNoProofForALeafItNeverHad() {
        assertThat(proof(leaves(3), 3)).isNull();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new InclusionProof(3, 3, List.of()).rootWith(new byte[0]));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new InclusionProof(0, 1, List.of(Hash.OF_NOTHING)).rootWith(new byte[0]))
                .withMessageContaining("longer");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new InclusionProof(0, 2, List.of()).rootWith(new byte[0]))
                .withMessageContaining("shorter");
    }

    private static @Nullable Hash rootOrNull(InclusionProof proof, byte[] leaf) {
        try {
            return proof.rootWith(leaf);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static @Nullable InclusionProof proof(List<byte[]> leaves, int index) {
        MerkleTree tree = MerkleTree.watching(index);
        leaves.forEach(tree::add);
        assertThat(tree.root()).isEqualTo(MerkleTree.rootOf(leaves));
        return tree.proof();
    }

    /** The definition, word for word. */
    private static Hash recursive(List<byte[]> leaves) {
        if (leaves.isEmpty()) {
            return Hash.OF_NOTHING;
        }
        if (leaves.size() == 1) {
            return Hash.leaf(leaves.getFirst());
        }
        int half = Integer.highestOneBit(leaves.size() - 1);
        return Hash.node(recursive(leaves.subList(0, half)), recursive(leaves.subList(half, leaves.size())));
    }

    private static List<byte[]> leaves(int size) {
        var leaves = new ArrayList<byte[]>();
        for (int i = 0; i < size; i++) {
            leaves.add(("leaf " + i).getBytes(UTF_8));
        }
        return leaves;
    }
}

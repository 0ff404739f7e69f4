package org.partnerledger.api.seal;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.partnerledger.core.bundle.BundleFile;
import org.partnerledger.core.seal.InclusionProof;
import org.partnerledger.core.seal.MerkleTree;
import org.partnerledger.core.seal.SealedFile;

/** Sums records up to the roots of their files, and on demand proves one of them on the way. */
final class FileRoots implements RecordSink {

    private final Map<BundleFile, MerkleTree> trees = new EnumMap<>(BundleFile.class);
    private final Map<BundleFile, Long> bytes = new EnumMap<>(BundleFile.class);

    FileRoots() {
        for (BundleFile file : BundleFile.values()) {
            trees.put(file, MerkleTree.empty());
            bytes.put(file, 0L);
        }
    }

    /** @param index of the record to be proved, from 0 */
    static FileRoots proving(BundleFile file, long index) {
        var roots = new FileRoots();
        roots.trees.put(file, MerkleTree.watching(index));
        return roots;
    }

    @Override
    public void record(BundleFile file, byte[] record) {
        tree(file).add(record);
        bytes.merge(file, record.length + 1L, Long::sum);
    }

    /** After the last record. */
    List<SealedFile> files() {
        var files = new ArrayList<SealedFile>();
        for (BundleFile file : BundleFile.values()) {
            MerkleTree tree = tree(file);
            files.add(new SealedFile(file.fileName(), tree.size(), bytes.getOrDefault(file, 0L), tree.root()));
        }
        return List.copyOf(files);
    }

    /** After {@link #files}. */
    @Nullable
    InclusionProof proof(BundleFile file) {
        return tree(file).proof();
    }

    private MerkleTree tree(BundleFile file) {
        MerkleTree tree = trees.get(file);
        if (tree == null) {
            throw new IllegalStateException("every file has a tree");
        }
        return tree;
    }
}

package org.partnerledger.core.seal;

import java.util.List;

/**
 * One file of records, one canonical JSON text a line: a leaf of the month's tree, and a tree itself.
 *
 * @param bytes of the file, the line feed behind every record included
 * @param root over the records, without their line feeds
 */
public record SealedFile(String name, long records, long bytes, Hash root) {

    /** What the month's tree has as its leaf. */
    public byte[] canonical() {
        return CanonicalJson.bytes(this);
    }

    /** The root over all files of a month. */
    public static Hash rootOf(List<SealedFile> files) {
        return MerkleTree.rootOf(files.stream().map(SealedFile::canonical).toList());
    }
}

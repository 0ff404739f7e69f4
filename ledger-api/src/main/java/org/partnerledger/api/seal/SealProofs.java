package org.partnerledger.api.seal;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.partnerledger.api.line.AmbiguousLine;
import org.partnerledger.api.problem.NotFound;
import org.partnerledger.core.bundle.BundleFile;
import org.partnerledger.core.kernel.PartnerId;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.core.kernel.Refused;
import org.partnerledger.core.seal.CloseSeal;
import org.partnerledger.core.seal.Hash;
import org.partnerledger.core.seal.InclusionProof;
import org.partnerledger.core.seal.MerkleTree;
import org.partnerledger.core.seal.PeriodSeal;
import org.partnerledger.core.seal.SealedFile;
import org.partnerledger.projections.line.LineStream.Place;
import org.partnerledger.projections.seal.SealViews.Leaf;
import org.partnerledger.projections.seal.SealViews.SealedClose;
import org.partnerledger.projections.seal.SealViews.SealedPeriod;
import org.springframework.transaction.support.TransactionTemplate;

/** Leads from what a seal covers to the signature. Builds trees again; nothing of them is kept. */
public final class SealProofs {

    private final SealReads reads;
    private final MonthRecords records;
    private final TransactionTemplate snapshot;

    /** @param snapshot a read-only transaction that sees one state throughout */
    SealProofs(SealReads reads, TransactionTemplate snapshot) {
        this.reads = reads;
        this.records = new MonthRecords(reads);
        this.snapshot = snapshot;
    }

    /**
     * From a partner's month to the signature.
     *
     * @param proof of the month's seal among those of the close
     */
    public record Sealed(
            PeriodSeal seal,
            Hash hash,
            List<SealedFile> files,
            InclusionProof proof,
            CloseSeal close,
            String publicKey,
            String signature) {}

    /**
     * From a line to the month's seal.
     *
     * @param record the leaf, as text
     * @param proof of the record in its file
     * @param file the leaf of the month's tree, in its canonical form
     * @param fileProof of the file in the month
     */
    record LineProof(
            String lineId,
            String source,
            String record,
            InclusionProof proof,
            SealedFile file,
            InclusionProof fileProof,
            Sealed sealed) {}

    /** @throws Refused NOT_SEALED, CLOSE_NOT_SEALED */
    SealedPeriod period(PartnerId partner, Period period) {
        return reads.seals()
                .period(partner, period)
                .orElseThrow(() -> new Refused(new SealedMonthRefusal.NotSealed(partner, period)));
    }

    /** @throws Refused NOT_SEALED, CLOSE_NOT_SEALED */
    public Sealed sealed(PartnerId partner, Period period) {
        SealedPeriod sealed = period(partner, period);
        Long closeNo = sealed.closeNo();
        if (closeNo == null) {
            throw new Refused(new SealedMonthRefusal.CloseNotSealed(partner, period));
        }
        SealedClose close = reads.seals()
                .close(closeNo)
                .orElseThrow(() -> new IllegalStateException("close " + closeNo + " is not there"));
        return new Sealed(
                sealed.seal(),
                sealed.seal().hash(),
                sealed.files(),
                proof(partner, closeNo),
                close.seal(),
                close.publicKey(),
                close.signature());
    }

    /**
     * @param source null where the id is unique
     * @throws Refused NOT_FOUND, AMBIGUOUS_LINE, SEAL_BROKEN
     */
    LineProof line(PartnerId partner, Period period, String lineId, @Nullable String source) {
        Sealed sealed = sealed(partner, period);
        LineProof proof = snapshot.execute(_ -> line(sealed, place(partner, period, lineId, source), lineId));
        if (proof == null) {
            throw new IllegalStateException("nothing was proved");
        }
        return proof;
    }

    private Place place(PartnerId partner, Period period, String lineId, @Nullable String source) {
        List<Place> places = reads.lines().places(partner, lineId).stream()
                .filter(place -> place.bill().equals(period))
                .filter(place -> source == null || place.source().equals(source))
                .toList();
        if (places.isEmpty()) {
            throw new NotFound("there is no line " + lineId + " on the bill of " + period);
        }
        if (places.size() > 1) {
            throw new Refused(
                    new AmbiguousLine(lineId, places.stream().map(Place::source).toList()));
        }
        return places.getFirst();
    }

    private LineProof line(Sealed sealed, Place place, String lineId) {
        PartnerId partner = sealed.seal().partnerId();
        Period period = sealed.seal().period();
        FileRoots roots = FileRoots.proving(BundleFile.LINES, place.index());
        var found = new Object() {
            private long lines;
            private String record = "";
        };
        records.write(partner, period, period(partner, period).basis(), (file, record) -> {
            roots.record(file, record);
            if (file == BundleFile.LINES && found.lines++ == place.index()) {
                found.record = new String(record, StandardCharsets.UTF_8);
            }
        });
        List<SealedFile> files = roots.files();
        requireAsSealed(sealed.seal(), sealed.files(), files);
        InclusionProof proof = roots.proof(BundleFile.LINES);
        if (proof == null) {
            throw new IllegalStateException(lineId + " is not among the lines of " + period);
        }
        int index = List.of(BundleFile.values()).indexOf(BundleFile.LINES);
        return new LineProof(
                lineId,
                place.source(),
                found.record,
                proof,
                files.get(index),
                proof(files.stream().map(SealedFile::canonical).toList(), index),
                sealed);
    }

    /**
     * Writes every record of a sealed month, within a transaction of the caller.
     *
     * @throws Refused SEAL_BROKEN after the last record, naming the first file that is not as it was sealed
     */
    public void write(Sealed sealed, RecordSink sink) {
        PartnerId partner = sealed.seal().partnerId();
        Period period = sealed.seal().period();
        var roots = new FileRoots();
        records.write(partner, period, period(partner, period).basis(), (file, record) -> {
            roots.record(file, record);
            sink.record(file, record);
        });
        requireAsSealed(sealed.seal(), sealed.files(), roots.files());
    }

    /** @throws Refused SEAL_BROKEN naming the first file that differs */
    private static void requireAsSealed(PeriodSeal seal, List<SealedFile> sealed, List<SealedFile> found) {
        for (int i = 0; i < found.size(); i++) {
            if (i >= sealed.size() || !found.get(i).equals(sealed.get(i))) {
                throw new Refused(new SealedMonthRefusal.SealBroken(
                        seal.partnerId(), seal.period(), found.get(i).name()));
            }
        }
    }

    private InclusionProof proof(PartnerId partner, long closeNo) {
        List<Leaf> leaves = reads.seals().leaves(closeNo);
        int index = leaves.stream().map(Leaf::partnerId).toList().indexOf(partner);
        return proof(leaves.stream().map(leaf -> leaf.hash().bytes()).toList(), index);
    }

    private static InclusionProof proof(List<byte[]> leaves, int index) {
        MerkleTree tree = MerkleTree.watching(index);
        leaves.forEach(tree::add);
        Hash _ = tree.root();
        InclusionProof proof = tree.proof();
        if (proof == null) {
            throw new IllegalStateException("there is no leaf " + index + " of " + leaves.size());
        }
        return proof;
    }
}

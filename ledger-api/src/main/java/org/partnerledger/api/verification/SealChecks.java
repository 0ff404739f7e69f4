package org.partnerledger.api.verification;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.partnerledger.api.seal.SealProofs;
import org.partnerledger.api.seal.StoreHistory;
import org.partnerledger.core.kernel.Refused;
import org.partnerledger.core.seal.CloseSeal;
import org.partnerledger.core.seal.Hash;
import org.partnerledger.core.seal.PeriodSeal;
import org.partnerledger.core.verification.Finding.Code;
import org.partnerledger.core.verification.MonthContent;
import org.partnerledger.core.verification.MonthRecalculation;
import org.partnerledger.core.verification.MonthSuccession.Month;
import org.partnerledger.core.verification.SealSignature;
import org.partnerledger.projections.seal.SealViews;
import org.partnerledger.projections.seal.SealViews.Leaf;
import org.partnerledger.projections.seal.SealViews.SealedClose;
import org.springframework.transaction.support.TransactionTemplate;

/** Single seals, held against what they are over. */
final class SealChecks {

    private final SealViews seals;
    private final StoreHistory history;
    private final SealProofs proofs;
    private final TransactionTemplate snapshot;

    /** @param snapshot a read-only transaction that sees one state throughout */
    SealChecks(SealViews seals, StoreHistory history, SealProofs proofs, TransactionTemplate snapshot) {
        this.seals = seals;
        this.history = history;
        this.proofs = proofs;
        this.snapshot = snapshot;
    }

    /** Its place in the chain, its signature and the months under it. */
    void close(SealedClose close, @Nullable CloseSeal before, Findings findings) {
        CloseSeal seal = close.seal();
        String at = "close " + seal.number();
        long number = before == null ? 1 : before.number() + 1;
        Hash previous = before == null ? null : before.hash();
        if (seal.number() != number) {
            findings.add(Code.SEQUENCE_GAP, at, "follows " + (number - 1));
        } else if (!Objects.equals(seal.previous(), previous)) {
            findings.add(Code.CHAIN_BROKEN, at, "does not name the close before it");
        }
        if (!SealSignature.holds(seal, close.publicKey(), close.signature())
                || !SealSignature.keyId(close.publicKey()).equals(seal.keyId())) {
            findings.add(Code.SIGNATURE_INVALID, at, "is not signed by its key");
        }
        List<Hash> leaves = seals.leaves(seal.number()).stream().map(Leaf::hash).toList();
        if (!CloseSeal.rootOf(leaves).equals(seal.root())) {
            findings.add(Code.HASH_MISMATCH, at, "is not over the months that belong to it");
        }
    }

    /** The events that a close covers. */
    void events(CloseSeal seal, Findings findings) {
        CloseSeal.History sealed = seal.history();
        if (!history.between(sealed.after(), sealed.through()).equals(sealed)) {
            findings.add(
                    Code.HASH_MISMATCH,
                    "events " + (sealed.after() + 1) + " to " + sealed.through(),
                    "are not those that close " + seal.number() + " sealed");
        }
    }

    /**
     * The files of a month, built again, and its amounts, worked out again.
     *
     * @return what it began with and left; null where it cannot be read
     */
    @Nullable
    Month month(PeriodSeal seal, Findings findings) {
        String at = seal.partnerId() + "/" + seal.period();
        var content = new MonthContent();
        try {
            snapshot.executeWithoutResult(
                    _ -> proofs.write(proofs.sealed(seal.partnerId(), seal.period()), content::record));
        } catch (Refused it) {
            boolean sealed = !it.refusal().code().equals("CLOSE_NOT_SEALED");
            findings.add(
                    sealed ? Code.HASH_MISMATCH : Code.NOT_SEALED,
                    at,
                    it.refusal().message());
        } catch (RuntimeException unreadable) { // Whatever it is, the month cannot be built again.
            findings.add(Code.RECORD_UNREADABLE, at, "cannot be read: " + unreadable.getMessage());
            return null;
        }
        MonthRecalculation.findings(content)
                .forEach(it -> findings.add(it.code(), at + "/" + it.pointer(), it.detail()));
        return Month.of(content);
    }
}

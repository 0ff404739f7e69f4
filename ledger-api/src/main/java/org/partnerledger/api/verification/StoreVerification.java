package org.partnerledger.api.verification;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.partnerledger.api.job.JobInterrupted;
import org.partnerledger.api.seal.SealProofs;
import org.partnerledger.api.seal.StoreHistory;
import org.partnerledger.api.store.EventReader;
import org.partnerledger.core.kernel.Refused;
import org.partnerledger.core.seal.CloseSeal;
import org.partnerledger.core.seal.Hash;
import org.partnerledger.core.seal.PeriodSeal;
import org.partnerledger.core.seal.SealEvent.CloseSealed;
import org.partnerledger.core.seal.SealEvent.PartnerPeriodSealed;
import org.partnerledger.core.verification.Finding;
import org.partnerledger.core.verification.Finding.Code;
import org.partnerledger.core.verification.MonthChain;
import org.partnerledger.core.verification.MonthContent;
import org.partnerledger.core.verification.MonthRecalculation;
import org.partnerledger.core.verification.SealSignature;
import org.partnerledger.projections.seal.SealViews;
import org.partnerledger.projections.seal.SealViews.Leaf;
import org.partnerledger.projections.seal.SealViews.SealedClose;
import org.partnerledger.projections.seal.SealViews.SealedPeriod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Holds the store against its seals: hashes every event that a close covers, reads all of them, builds every month's
 * files again from the tables, and works every amount out again. Memory follows the largest month of a partner.
 */
final class StoreVerification {

    private static final int MOST_FINDINGS = 1_000;

    private final JdbcClient jdbc;
    private final EventReader events;
    private final StoreHistory history;
    private final SealViews seals;
    private final SealProofs proofs;
    private final TransactionTemplate snapshot;

    /** @param snapshot a read-only transaction that sees one state throughout */
    StoreVerification(
            JdbcClient jdbc,
            EventReader events,
            StoreHistory history,
            SealProofs proofs,
            TransactionTemplate snapshot) {
        this.jdbc = jdbc;
        this.events = events;
        this.history = history;
        this.seals = new SealViews(jdbc);
        this.proofs = proofs;
        this.snapshot = snapshot;
    }

    /**
     * What was looked at and what does not hold.
     *
     * @param events read, those that no close covers yet included
     * @param findings the first thousand
     */
    record Report(boolean holds, long closes, long months, long events, List<Finding> findings) {}

    Report report(Consumer<String> progress) {
        var findings = new Findings();
        List<SealedClose> closes = seals.closes(0, Integer.MAX_VALUE);
        List<SealedPeriod> months = seals.periods();
        gaps(findings);
        CloseSeal before = null;
        for (SealedClose close : closes) {
            progress.accept("close " + close.seal().number() + " of " + closes.size());
            close(close, before, findings);
            before = close.seal();
        }
        findings.addAll(
                MonthChain.findings(months.stream().map(SealedPeriod::seal).toList(), true));
        Replay replay = replay(progress, findings);
        if (replay != null) {
            compare(replay, closes, months, findings);
        }
        int done = 0;
        for (SealedPeriod month : months) {
            progress.accept("month " + ++done + " of " + months.size());
            month(month.seal(), findings);
        }
        long read = replay == null ? 0 : replay.events();
        return new Report(findings.all.isEmpty(), closes.size(), months.size(), read, List.copyOf(findings.all));
    }

    /** Events of a stream are numbered without a hole. */
    private void gaps(Findings findings) {
        jdbc.sql("""
                select aggregate_identifier from domain_event group by aggregate_identifier
                having count(*) <> max(sequence_number) + 1 order by 1 limit 100""")
                .query(String.class)
                .list()
                .forEach(stream -> findings.add(
                        Code.SEQUENCE_GAP, "stream " + stream, "lacks an event where they are numbered one by one"));
    }

    private void close(SealedClose close, @Nullable CloseSeal before, Findings findings) {
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
        CloseSeal.History sealed = seal.history();
        if (!history.between(sealed.after(), sealed.through()).equals(sealed)) {
            findings.add(
                    Code.HASH_MISMATCH,
                    "events " + (sealed.after() + 1) + " to " + sealed.through(),
                    "are not those that close " + seal.number() + " sealed");
        }
    }

    /** Null where some event cannot be read. */
    private @Nullable Replay replay(Consumer<String> progress, Findings findings) {
        try {
            return Replay.of(events, done -> progress.accept(done + " events read"));
        } catch (JobInterrupted stop) {
            throw stop;
        } catch (RuntimeException unreadable) { // Whatever it is, an event is not what it was.
            findings.add(Code.RECORD_UNREADABLE, "events", "cannot be read: " + unreadable.getMessage());
            return null;
        }
    }

    private static void compare(Replay replay, List<SealedClose> closes, List<SealedPeriod> months, Findings findings) {
        for (SealedClose close : closes) {
            CloseSealed event = replay.closes().remove(close.seal().number());
            if (event == null || !new SealedClose(event.seal(), event.publicKey(), event.signature()).equals(close)) {
                findings.add(Code.HASH_MISMATCH, "close " + close.seal().number(), "is not what its event says");
            }
        }
        replay.closes().keySet().forEach(it -> findings.add(Code.SEQUENCE_GAP, "close " + it, "is not in the table"));
        Set<String> sealed = new HashSet<>();
        for (SealedPeriod month : months) {
            String at = month.seal().partnerId() + "/" + month.seal().period();
            sealed.add(at);
            PartnerPeriodSealed event = replay.months().remove(at);
            if (event == null
                    || !event.seal().equals(month.seal())
                    || !event.files().equals(month.files())
                    || !event.basis().equals(month.basis())) {
                findings.add(Code.HASH_MISMATCH, at, "is not sealed as its event says");
            }
        }
        replay.closed().stream()
                .filter(at -> !sealed.contains(at))
                .forEach(at -> findings.add(Code.NOT_SEALED, at, "is closed, and no seal covers it"));
    }

    private void month(PeriodSeal seal, Findings findings) {
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
            return;
        }
        MonthRecalculation.findings(content)
                .forEach(it -> findings.add(it.code(), at + "/" + it.pointer(), it.detail()));
    }

    private static final class Findings {

        private final List<Finding> all = new ArrayList<>();

        void add(Code code, String pointer, String detail) {
            if (all.size() < MOST_FINDINGS) {
                all.add(new Finding(code, pointer, detail));
            }
        }

        void addAll(List<Finding> some) {
            some.forEach(it -> add(it.code(), it.pointer(), it.detail()));
        }
    }
}

package org.partnerledger.api.verification;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.partnerledger.api.job.JobInterrupted;
import org.partnerledger.api.seal.SealProofs;
import org.partnerledger.api.seal.StoreHistory;
import org.partnerledger.api.store.Ahead;
import org.partnerledger.api.store.EventReader;
import org.partnerledger.core.kernel.PartnerId;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.core.seal.CloseSeal;
import org.partnerledger.core.seal.SealEvent.CloseSealed;
import org.partnerledger.core.seal.SealEvent.PartnerPeriodSealed;
import org.partnerledger.core.verification.Finding;
import org.partnerledger.core.verification.Finding.Code;
import org.partnerledger.core.verification.MonthChain;
import org.partnerledger.core.verification.MonthSuccession;
import org.partnerledger.core.verification.MonthSuccession.Month;
import org.partnerledger.projections.seal.SealViews;
import org.partnerledger.projections.seal.SealViews.SealedClose;
import org.partnerledger.projections.seal.SealViews.SealedPeriod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Holds the store against its seals: hashes every event that a close covers, reads all of them, builds every month's
 * files again from the tables, and works every amount out again. Memory follows the two largest months of a partner.
 */
final class StoreVerification {

    private final JdbcClient jdbc;
    private final EventReader events;
    private final SealViews seals;
    private final SealProofs proofs;
    private final SealChecks checks;

    /** @param snapshot a read-only transaction that sees one state throughout */
    StoreVerification(
            JdbcClient jdbc,
            EventReader events,
            StoreHistory history,
            SealProofs proofs,
            TransactionTemplate snapshot) {
        this.jdbc = jdbc;
        this.events = events;
        this.seals = new SealViews(jdbc);
        this.proofs = proofs;
        this.checks = new SealChecks(seals, history, proofs, snapshot);
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
            checks.close(close, before, findings);
            checks.events(close.seal(), findings);
            before = close.seal();
        }
        findings.addAll(
                MonthChain.findings(months.stream().map(SealedPeriod::seal).toList(), true));
        Replay replay = replay(progress, findings);
        if (replay != null) {
            compare(replay, closes, months, findings);
        }
        months(months, progress, findings);
        long read = replay == null ? 0 : replay.events();
        return findings.report(closes.size(), months.size(), read);
    }

    /** Of one partner's month alone, with the events of its close, and the chains that lead to it. */
    Report ofMonth(PartnerId partner, Period period, Consumer<String> progress) {
        var findings = new Findings();
        List<SealedClose> closes = seals.closes(0, Integer.MAX_VALUE);
        CloseSeal before = null;
        for (SealedClose close : closes) {
            progress.accept("close " + close.seal().number() + " of " + closes.size());
            checks.close(close, before, findings);
            before = close.seal();
        }
        findings.addAll(MonthChain.findings(
                seals.periods().stream()
                        .map(SealedPeriod::seal)
                        .filter(it -> it.partnerId().equals(partner))
                        .toList(),
                true));
        progress.accept("month 1 of 1");
        SealProofs.Sealed sealed = proofs.sealed(partner, period);
        checks.events(sealed.close(), findings);
        if (seals.leaves(sealed.close().number()).stream()
                .noneMatch(it -> it.hash().equals(sealed.hash()))) {
            findings.add(Code.PROOF_INVALID, partner + "/" + period, "is not among the months of its close");
        }
        Month month = checks.month(sealed.seal(), findings);
        if (month != null) {
            findings.addAll(new MonthSuccession().next(month));
        }
        return findings.report(closes.size(), 1, sealed.close().history().events());
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

    /** What was found in a month, and what it began with and left; null where it cannot be read. */
    private record Looked(Findings found, @Nullable Month month) {}

    /**
     * Months are built and worked out each by itself; what is found is told in their order, and so one follows another.
     */
    private void months(List<SealedPeriod> months, Consumer<String> progress, Findings findings) {
        var succession = new MonthSuccession();
        int[] done = {0};
        Ahead.inOrder("verify-", months, this::looked, (Looked it) -> {
            progress.accept("month " + ++done[0] + " of " + months.size());
            findings.addAll(it.found());
            if (it.month() != null) {
                findings.addAll(succession.next(it.month()));
            }
        });
    }

    private Looked looked(SealedPeriod month) {
        var found = new Findings();
        return new Looked(found, checks.month(month.seal(), found));
    }
}

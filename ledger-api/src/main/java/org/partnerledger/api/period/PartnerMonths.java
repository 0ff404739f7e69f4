package org.partnerledger.api.period;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.partnerledger.api.clock.LedgerClock;
import org.partnerledger.core.calculation.GroupDecision;
import org.partnerledger.core.calculation.SettledPeriod;
import org.partnerledger.core.kernel.CurrencyCode;
import org.partnerledger.core.kernel.PartnerId;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.core.kernel.Refused;
import org.partnerledger.core.partner.PartnerStanding;
import org.partnerledger.core.performance.LineGroup;
import org.partnerledger.core.statement.Bill;
import org.partnerledger.core.statement.Bill.BillState;
import org.partnerledger.core.statement.Statement;
import org.partnerledger.projections.bill.BillViews.Owner;
import org.partnerledger.projections.known.Known;
import org.partnerledger.projections.period.PeriodViews;
import org.partnerledger.projections.period.PeriodViews.ClosedMonth;
import org.partnerledger.projections.period.PublishedDocuments.Explained;
import org.partnerledger.projections.period.PublishedPeriod;
import org.partnerledger.projections.settlement.StatementStates;

/** A partner's documents of a month, published or estimated, now or as the ledger knew them. */
public final class PartnerMonths {

    private final PeriodReads reads;
    private final Estimates estimates;
    private final FactMonths months;
    private final PartnersThen then;
    private final LedgerClock clock;

    public PartnerMonths(
            PeriodReads reads, Estimates estimates, FactMonths months, PartnersThen then, LedgerClock clock) {
        this.reads = reads;
        this.estimates = estimates;
        this.months = months;
        this.then = then;
        this.clock = clock;
    }

    /**
     * @param asOf null for now
     * @throws Refused NOT_FOUND for an unknown partner, and for a month without facts while the partner has no closed
     *     one
     */
    public Bill bill(PartnerId id, Period period, @Nullable Instant asOf) {
        Instant at = instant(asOf);
        return (asOf == null ? reads.published().bill(id, period, at) : billThen(id, period, asOf)).orElseGet(() -> {
            PartnerStanding partner = partner(id, asOf);
            requireSomething(partner, period, asOf, at);
            return reads.bills()
                    .bill(new Owner(id, !partner.isTierOne(), partner.currency()), period, known(asOf), BillState.OPEN);
        });
    }

    private Optional<Bill> billThen(PartnerId id, Period period, Instant asOf) {
        return partner(id, asOf).isTierOne()
                ? reads.periods().publishedBill(id, period, asOf)
                : reads.periods().tierTwoBill(id, period, asOf);
    }

    public Statement statement(PartnerId id, Period period, @Nullable Instant asOf) {
        Instant at = instant(asOf);
        Optional<Statement> published =
                asOf == null ? reads.published().statement(id, period, at) : statementThen(id, period, asOf);
        return published.orElseGet(
                () -> estimate(tierOne(id, asOf), period, asOf, at).statement());
    }

    private Optional<Statement> statementThen(PartnerId id, Period period, Instant asOf) {
        PartnerStanding _ = tierOne(id, asOf);
        return reads.periods()
                .publishedStatement(id, period, asOf)
                .map(statement -> reads.states()
                        .stateOf(id, period, asOf)
                        .map(statement::in)
                        .orElse(statement));
    }

    public Explained explanation(PartnerId id, Period period, @Nullable Instant asOf) {
        Instant at = instant(asOf);
        Optional<Explained> published =
                asOf == null ? reads.published().explanation(id, period, at) : explanationThen(id, period, asOf);
        return published.orElseGet(() -> {
            PartnerStanding partner = tierOne(id, asOf);
            return new Explained(
                    partner.currency(), estimate(partner, period, asOf, at).explanation());
        });
    }

    private Optional<Explained> explanationThen(PartnerId id, Period period, Instant asOf) {
        CurrencyCode currency = tierOne(id, asOf).currency();
        return reads.periods().publishedExplanation(id, period, asOf).map(it -> new Explained(currency, it));
    }

    /**
     * The month as it stands, with what opens its rows: published, or estimated now.
     *
     * @throws Refused NOT_FOUND
     */
    public OpenedMonth opened(PartnerId id, Period period) {
        Instant now = clock.instant();
        PartnerStanding partner = tierOne(id, null);
        Optional<PublishedPeriod> published = reads.periods().published(id, period, now);
        if (published.isPresent()) {
            PublishedPeriod it = published.get();
            Period first = firstCovered(id, period);
            return new OpenedMonth(
                    id,
                    period,
                    first,
                    it.statement(),
                    it.explanation(),
                    it.decisions(),
                    reads.periods()
                            .planResults(id, first, period, it.statement().currency()),
                    reads.periods().frozenOn(id, period),
                    reads.periods().releasedOn(id, period));
        }
        SettledPeriod it = estimate(partner, period, null, now);
        return new OpenedMonth(
                id,
                period,
                estimates.firstCovered(partner, period, now),
                it.statement(),
                it.explanation(),
                it.decisions(),
                it.results(),
                it.frozenNow(),
                it.releasedNow());
    }

    private Period firstCovered(PartnerId id, Period closed) {
        return reads.periods().closedMonths(id).stream()
                .filter(it -> it.period().equals(closed))
                .findFirst()
                .map(PeriodViews.ClosedMonth::firstCovered)
                .orElse(closed);
    }

    /**
     * What is decided about a group of lines on the statement that speaks for a month, published or as it stands now,
     * without working out any document. A skipped month stands on the statement it was closed with.
     *
     * @param part of the group, one line or more, recognised or billed in the month
     * @return empty where that statement decides nothing about it
     * @throws Refused NOT_FOUND for an unknown or tier-2 partner
     */
    public Optional<GroupDecision> decision(PartnerId id, Period period, LineGroup part) {
        Instant now = clock.instant();
        return reads.published()
                .decision(id, period, part.key(), now)
                .map(published -> published.stream().findFirst())
                .orElseGet(() -> estimatedDecision(tierOne(id, null), period, part, now));
    }

    private Optional<GroupDecision> estimatedDecision(
            PartnerStanding partner, Period period, LineGroup part, Instant now) {
        var closed = ClosedMonthsOf.asOf(reads.periods().closedMonths(partner.id()), now);
        Period speaking = closed.closeOf(period).map(ClosedMonth::period).orElse(period);
        return estimates.decision(partner, speaking, part, now);
    }

    /** Published contents and states of a statement; both empty while the month is open. */
    public Revisions revisions(PartnerId id, Period period) {
        PartnerStanding partner = tierOne(id, null);
        return new Revisions(
                reads.periods().revisions(partner.id(), period), reads.states().history(partner.id(), period));
    }

    /**
     * @param items published contents, oldest first
     * @param states beside them, what became of the statement
     */
    public record Revisions(List<PeriodViews.Revision> items, List<StatementStates.Since> states) {}

    /**
     * Months in which something of a partner stands and that are not closed, oldest first.
     *
     * @throws Refused NOT_FOUND for an unknown partner
     */
    public List<Period> openMonths(PartnerId id) {
        PartnerStanding partner = partner(id, null);
        Period through = reads.periods().closedThrough(partner.tierOne());
        return List.copyOf(months.of(partner, through == null ? new Period(0) : through.next(), Known.NOW));
    }

    /** Whether a partner is tier 2; its bill lists its own customers' lines. */
    public boolean isTierTwo(PartnerId id) {
        return !partner(id, null).isTierOne();
    }

    private PartnerStanding partner(PartnerId id, @Nullable Instant asOf) {
        PartnerStanding partner = asOf == null ? reads.directory().find(id) : then.find(id, asOf);
        if (partner == null) {
            throw new Refused(new DocumentRefusal.UnknownPartner(id));
        }
        return partner;
    }

    /** @throws Refused NOT_FOUND for an unknown or tier-2 partner */
    void requireTierOne(PartnerId id) {
        PartnerStanding _ = tierOne(id, null);
    }

    private PartnerStanding tierOne(PartnerId id, @Nullable Instant asOf) {
        PartnerStanding partner = partner(id, asOf);
        if (!partner.isTierOne()) {
            throw new Refused(new DocumentRefusal.NoStatementOfTierTwo(id, partner.tierOne()));
        }
        return partner;
    }

    private SettledPeriod estimate(PartnerStanding partner, Period period, @Nullable Instant asOf, Instant at) {
        return estimates
                .estimate(partner, period, asOf, at)
                .orElseThrow(() -> new Refused(new DocumentRefusal.NoDocument(partner.id(), period)));
    }

    private void requireSomething(PartnerStanding partner, Period period, @Nullable Instant asOf, Instant at) {
        PartnerId tierOne = partner.tierOne();
        var closed = ClosedMonthsOf.asOf(reads.periods().closedMonths(tierOne), at);
        if (closed.isPublished(period)) {
            throw new Refused(new DocumentRefusal.NoDocument(partner.id(), period));
        }
        if (closed.through() == null && !months.of(partner, period, known(asOf)).contains(period)) {
            throw new Refused(new DocumentRefusal.NoDocument(partner.id(), period));
        }
    }

    private static Known known(@Nullable Instant asOf) {
        return asOf == null ? Known.NOW : new Known(asOf);
    }

    private Instant instant(@Nullable Instant asOf) {
        Instant now = clock.instant();
        if (asOf != null && asOf.isAfter(now)) {
            throw new Refused(new DocumentRefusal.NotYet(asOf, now));
        }
        return asOf == null ? now : asOf;
    }
}

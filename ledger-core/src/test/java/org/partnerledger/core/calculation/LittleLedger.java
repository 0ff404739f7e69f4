package org.partnerledger.core.calculation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partnerledger.core.partner.PartnerFixture.enrolled;
import static org.partnerledger.core.partner.PartnerFixture.linked;
import static org.partnerledger.core.partner.PartnerFixture.referral;
import static org.partnerledger.core.partner.PartnerFixture.resale;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.partnerledger.core.consumption.LittleLine;
import org.partnerledger.core.consumption.SpendLine;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.kernel.CurrencyCode;
import org.partnerledger.core.kernel.PartnerId;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.core.partner.CustomerEvent;
import org.partnerledger.core.partner.Directory;
import org.partnerledger.core.partner.PartnerEvent;
import org.partnerledger.core.performance.Attribution;
import org.partnerledger.core.performance.LineDecision;
import org.partnerledger.core.performance.TagFilter;
import org.partnerledger.core.plan.LittlePlan;
import org.partnerledger.core.plan.PlanVersion;
import org.partnerledger.core.rulebook.Catalogue;
import org.partnerledger.core.rulebook.CatalogueEntry;
import org.partnerledger.core.rulebook.LittleParameters;
import org.partnerledger.core.rulebook.Parameters;
import org.partnerledger.core.rulebook.ProductClass;
import org.partnerledger.core.rulebook.RulesSnapshot;
import org.partnerledger.core.statement.Statement.AdjustmentEntry;
import org.partnerledger.core.statement.Statement.BenefitEntry;
import org.partnerledger.core.statement.Statement.SubsidyEntry;

/**
 * The ledger of one partner in memory: takes facts in any order, decides every open line again before it settles a
 * month, and remembers what closed months have paid. It does what the application does around the calculators, as
 * plainly as possible, and calls them by their public doors.
 *
 * <p>The partner {@code p-1} has two customers, {@code c-resale} and {@code c-referral}, since January 2025.
 */
public final class LittleLedger {

    public static final PartnerId PARTNER = new PartnerId("p-1");
    public static final CurrencyCode CNY = new CurrencyCode("CNY");

    private final Directory directory = new Directory();
    private final TakenLines lines = new TakenLines();
    private final LittleTrades trades = new LittleTrades();
    private final List<PlanVersion> plans = new ArrayList<>();
    private final LittleCombinations combinations = new LittleCombinations();
    private final Map<Period, RulesSnapshot> rulesOfClosed = new HashMap<>();
    private final Map<PlanBook.Id, PlanResult> results = new HashMap<>();
    private final List<FrozenShare> frozen = new ArrayList<>();
    private Parameters parameters = Parameters.DEFAULT;
    private Catalogue catalogue = Catalogue.EMPTY;
    private @Nullable Period closedThrough;
    private Amount balance = Amount.ZERO;
    private Amount frozenBenefits = Amount.ZERO;
    private BesidesLines extras = new BesidesLines();

    public LittleLedger() {
        with(enrolled("p-1", "2025-01-01"));
        with(linked("c-resale", resale("p-1", "2025-01-01", null)));
        with(linked("c-referral", referral("p-1", "2025-01-01", null)));
    }

    @CanIgnoreReturnValue
    public LittleLedger with(PartnerEvent event) {
        directory.apply(event);
        return this;
    }

    @CanIgnoreReturnValue
    public LittleLedger with(CustomerEvent event) {
        directory.apply(event);
        return this;
    }

    @CanIgnoreReturnValue
    public LittleLedger with(LittlePlan... published) {
        for (LittlePlan plan : published) {
            plans.add(plan.build());
        }
        return this;
    }

    @CanIgnoreReturnValue
    public LittleLedger with(PlanVersion published) {
        plans.add(published);
        return this;
    }

    @CanIgnoreReturnValue
    public LittleLedger with(LittleParameters changed) {
        return with(changed.build());
    }

    @CanIgnoreReturnValue
    public LittleLedger with(Parameters changed) {
        parameters = changed;
        return this;
    }

    /** Puts a catalogue of one entry. */
    @CanIgnoreReturnValue
    public LittleLedger product(String month, String service, ProductClass productClass) {
        return products(month, Map.of(service, productClass));
    }

    /** Puts a catalogue of services. */
    @CanIgnoreReturnValue
    public LittleLedger products(String month, Map<String, ProductClass> classes) {
        List<CatalogueEntry> entries = new ArrayList<>();
        classes.forEach((service, productClass) -> entries.add(new CatalogueEntry(service, null, null, productClass)));
        catalogue = catalogue.with(Period.of(month), entries);
        return this;
    }

    @CanIgnoreReturnValue
    public LittleLedger take(LittleLine... facts) {
        return takeFrom("feed", facts);
    }

    @CanIgnoreReturnValue
    public LittleLedger takeFrom(String source, LittleLine... facts) {
        for (LittleLine fact : facts) {
            lines.take(source, fact.build());
        }
        return this;
    }

    @CanIgnoreReturnValue
    public LittleLedger take(SpendLine fact) {
        lines.take("feed", fact);
        return this;
    }

    @CanIgnoreReturnValue
    public LittleLedger withdraw(String lineId) {
        lines.withdraw(lineId);
        return this;
    }

    @CanIgnoreReturnValue
    public LittleLedger paid(String trade) {
        trades.paid(trade);
        return this;
    }

    @CanIgnoreReturnValue
    public LittleLedger paid(String trade, String amount) {
        trades.paid(trade, Amount.of(amount));
        return this;
    }

    @CanIgnoreReturnValue
    public LittleLedger with(SubsidyEntry... subsidies) {
        extras.subsidies = List.of(subsidies);
        return this;
    }

    @CanIgnoreReturnValue
    public LittleLedger with(BenefitEntry... benefits) {
        extras.benefits = List.of(benefits);
        return this;
    }

    @CanIgnoreReturnValue
    public LittleLedger with(AdjustmentEntry... adjustments) {
        extras.adjustments = List.of(adjustments);
        return this;
    }

    @CanIgnoreReturnValue
    public LittleLedger withOverdueBill() {
        extras.overdue = true;
        return this;
    }

    @CanIgnoreReturnValue
    public LittleLedger withLapsingBalance() {
        extras.balanceLapses = true;
        return this;
    }

    public LineDecision decisionOf(String lineId) {
        decideOpenLines();
        return lines.byId(lineId).decision();
    }

    long numberOf(String lineId) {
        return lines.byId(lineId).no;
    }

    TakenLines lines() {
        decideOpenLines();
        return lines;
    }

    /** The month as it stands, over what is known. */
    public SettledPeriod estimate(String month) {
        Period period = Period.of(month);
        return PeriodCalculator.settle(input(period, period, false));
    }

    /** Closes a month, and with it those before it that nobody closed. */
    @CanIgnoreReturnValue
    public SettledPeriod close(String month) {
        Period period = Period.of(month);
        Period first = closedThrough == null ? period : closedThrough.next();
        SettledPeriod settled = PeriodCalculator.settle(input(period, first, true));
        assertThat(settled.breaks())
                .as("equations that do not hold in " + month)
                .isEmpty();

        settled.results().forEach(it -> results.put(new PlanBook.Id(it.planId(), it.earnedIn()), it));
        frozen.removeAll(settled.releasedNow());
        frozen.addAll(settled.frozenNow());
        balance = settled.statement().closingBalance();
        frozenBenefits = settled.frozenBenefitsAfter();
        extras = new BesidesLines();
        for (Period closed = first; !closed.isAfter(period); closed = closed.next()) {
            rulesOfClosed.put(closed, rules());
        }
        closedThrough = period;
        return settled;
    }

    PeriodInput input(Period period, Period firstCovered, boolean allShares) {
        decideOpenLines();
        return new PeriodInput(
                PARTNER,
                CNY,
                period,
                closedThrough,
                firstCovered,
                lines.bill(
                        PARTNER,
                        CNY,
                        period,
                        it -> combinations.numbered(it.decision().combination())),
                lines.groups(firstCovered.quarterStart(), period),
                combinations::numbered,
                rules(),
                month -> rulesOfClosed.getOrDefault(month, rules()),
                plans,
                (plan, earnedIn) -> results.get(new PlanBook.Id(plan, earnedIn)),
                lines,
                trades.unpaid(lines.all()),
                List.copyOf(frozen),
                allShares,
                balance,
                extras.subsidies,
                extras.benefits,
                extras.adjustments,
                extras.overdue,
                frozenBenefits,
                extras.balanceLapses);
    }

    private RulesSnapshot rules() {
        return new RulesSnapshot(1, parameters, catalogue, Map.of());
    }

    /** Lines of open bill months, unattributed ones included; bases before their refunds. */
    private void decideOpenLines() {
        Period firstOpen = closedThrough == null ? null : closedThrough.next();
        Set<String> tags = new HashSet<>();
        plans.forEach(plan -> tags.addAll(plan.tagNames()));
        var attribution =
                new Attribution(directory, parameters, _ -> firstOpen, combinations::numberOf, new TagFilter(tags));
        List<TakenLine> open = lines.all().stream().filter(this::isOpen).toList();
        open.stream()
                .filter(it -> !it.line.lineType().isRefund())
                .forEach(it -> it.decision = attribution.decide(it.line));
        open.stream().filter(it -> it.line.lineType().isRefund()).forEach(it -> {
            TakenLine base = lines.baseOf(it);
            it.base = base;
            it.decision = base == null
                    ? attribution.decide(it.line)
                    : attribution.decideRefund(
                            it.line, new Attribution.Base(base.no, base.decision(), base.line.cashCouponCounts()));
        });
    }

    private boolean isOpen(TakenLine it) {
        return !it.isAttributed() || closedThrough == null || it.bill().isAfter(closedThrough);
    }
}

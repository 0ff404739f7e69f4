package org.partnerledger.api.comparison;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.partnerledger.api.period.PeriodReads;
import org.partnerledger.core.comparison.MovedLine;
import org.partnerledger.core.comparison.RuleSet;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.core.partner.Directory;
import org.partnerledger.core.partner.PartnerStanding;
import org.partnerledger.core.performance.Attribution;
import org.partnerledger.core.performance.Exclusion;
import org.partnerledger.core.performance.GroupKey;
import org.partnerledger.core.performance.LineDecision;
import org.partnerledger.core.performance.TagFilter;
import org.partnerledger.core.rulebook.Parameters;
import org.partnerledger.core.rulebook.RulesSnapshot;
import org.partnerledger.projections.line.StoredLine;
import org.partnerledger.projections.period.PeriodViews.ClosedMonth;

/**
 * Sealed lines against which something else speaks by what is known today of membership, certification and links, or by
 * another cool-down. A line stays on the bill it was closed on, whoever its customer belongs to now. Holds the lines
 * that change, and no others.
 */
final class KnownFacts {

    private final PeriodReads reads;

    KnownFacts(PeriodReads reads) {
        this.reads = reads;
    }

    /** By line number; empty where the rules do not ask for it. */
    Map<Long, MovedLine> moved(PartnerStanding partner, RuleSet rules, List<ClosedMonth> closed) {
        Map<Long, MovedLine> moved = new HashMap<>();
        if (!rules.knownFacts()) {
            return moved;
        }
        Directory directory = reads.directory().load();
        for (Period month : rules.months()) {
            closed.stream()
                    .filter(close -> !month.isAfter(close.period()))
                    .findFirst()
                    .ifPresent(close -> {
                        RulesSnapshot sealed = reads.rules().at(close.rulesNo());
                        Parameters parameters =
                                rules.rules(month, sealed, reads.rules()::at).parameters();
                        var attribution = new Attribution(directory, parameters, _ -> null, _ -> 0, TagFilter.NONE);
                        reads.lines().visitBill(partner.id(), month, line -> decide(line, attribution, moved));
                    });
        }
        followedByRefunds(moved);
        return moved;
    }

    private static void decide(StoredLine line, Attribution attribution, Map<Long, MovedLine> moved) {
        LineDecision sealed = line.decision();
        if (sealed.baseNo() != null) {
            return; // Follows its base.
        }
        LineDecision known = attribution.decide(line.line());
        if (Objects.equals(known.partner(), sealed.partner())) {
            move(line, known.excluded(), moved);
        }
    }

    /** A refund takes its base's reason. */
    private void followedByRefunds(Map<Long, MovedLine> moved) {
        for (StoredLine refund : reads.lines().refundsOf(List.copyOf(moved.keySet()))) {
            MovedLine base = moved.get(refund.decision().baseNo());
            if (base != null) {
                move(refund, base.to().excluded(), moved);
            }
        }
    }

    private static void move(StoredLine line, @Nullable Exclusion excluded, Map<Long, MovedLine> moved) {
        LineDecision sealed = line.decision();
        Amount counting = line.line().paid().counting(sealed.cashCouponCounts());
        Period bill = sealed.bill();
        Period incentive = sealed.incentive();
        Period rulesMonth = sealed.rulesMonth();
        if (excluded == sealed.excluded()
                || counting.isZero()
                || bill == null
                || incentive == null
                || rulesMonth == null) {
            return;
        }
        var from = new GroupKey(
                sealed.combination(),
                sealed.excluded(),
                sealed.cause(),
                bill,
                incentive,
                sealed.classMonth(),
                rulesMonth,
                sealed.baseIncentive());
        var to = new GroupKey(
                from.combination(),
                excluded,
                from.cause(),
                bill,
                incentive,
                from.classMonth(),
                rulesMonth,
                from.baseIncentive());
        moved.put(line.lineNo(), new MovedLine(line.lineNo(), from, to, counting));
    }
}

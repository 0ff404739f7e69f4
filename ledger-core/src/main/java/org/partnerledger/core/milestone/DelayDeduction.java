package org.partnerledger.core.milestone;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.partnerledger.core.calendar.WorkdayCalendar;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.kernel.CurrencyCode;
import org.partnerledger.core.kernel.Refused;
import org.partnerledger.core.kernel.RoundingRule;
import org.partnerledger.core.rulebook.MilestoneTerms;
import org.partnerledger.core.rulebook.StepMode;

/** Works out what is left of a subsidy after delays. Pure: the day and the calendar are arguments. */
public final class DelayDeduction {

    private final MilestoneTerms terms;
    private final WorkdayCalendar calendar;
    private final LocalDate today;

    private DelayDeduction(MilestoneTerms terms, WorkdayCalendar calendar, LocalDate today) {
        this.terms = terms;
        this.calendar = calendar;
        this.today = today;
    }

    /**
     * @param today open milestones are measured against it; it matters to no other
     * @throws Refused CALENDAR_NOT_PUBLISHED where a count needs a year without calendar
     */
    public static DelayDeduction by(MilestoneTerms terms, WorkdayCalendar calendar, LocalDate today) {
        return new DelayDeduction(terms, calendar, today);
    }

    /** Shares add up; without shares every milestone is measured against the whole subsidy and the worst one counts. */
    public SubsidyOutcome of(Amount subsidy, CurrencyCode currency, List<Milestone> milestones) {
        List<MilestoneDelay> delays = milestones.stream()
                .map(milestone -> delay(milestone, milestone.share() == null ? subsidy : milestone.share(), currency))
                .toList();
        boolean shares = milestones.stream().allMatch(milestone -> milestone.share() != null);
        Amount deduction =
                delays.stream().map(MilestoneDelay::deduction).reduce(Amount.ZERO, shares ? Amount::plus : Amount::max);
        return new SubsidyOutcome(subsidy, deduction.min(subsidy), delays);
    }

    /** The workdays that a milestone is late by now: 0 while it is in time. */
    public int workdaysLate(Milestone milestone) {
        return calendar.workdaysAfter(milestone.dueOn(), countedTo(milestone));
    }

    private MilestoneDelay delay(Milestone milestone, Amount base, CurrencyCode currency) {
        int late = workdaysLate(milestone);
        Lateness lateness = lateness(late);
        int steps = steps(late);
        boolean cancelled = lateness == Lateness.CANCELLED;
        return new MilestoneDelay(
                milestone,
                countedTo(milestone),
                late,
                late == 0 ? "" : calendar.editionsOf(milestone.dueOn(), countedTo(milestone)),
                lateness,
                cancelled ? null : steps,
                base,
                cancelled ? base : deduction(steps, base, currency),
                milestone.isDelivered() || cancelled ? null : nextStep(milestone, steps));
    }

    private LocalDate countedTo(Milestone milestone) {
        return milestone.deliveredOn() == null ? today : milestone.deliveredOn();
    }

    private Lateness lateness(int late) {
        if (late > terms.cancelAfter()) {
            return Lateness.CANCELLED;
        }
        if (late >= terms.severeFrom()) {
            return Lateness.SEVERE;
        }
        return late > terms.toleratedDays() ? Lateness.LATE : Lateness.TOLERATED;
    }

    private int steps(int late) {
        int severe = late - terms.severeFrom();
        if (severe <= 0) {
            return 0;
        }
        return terms.stepMode() == StepMode.CEIL ? Math.ceilDiv(severe, terms.stepDays()) : severe / terms.stepDays();
    }

    private Amount deduction(int steps, Amount base, CurrencyCode currency) {
        // One rounding for the whole deduction: rounding every step would let the fen of each step add up.
        BigDecimal rate = terms.stepRate().multiply(BigDecimal.valueOf(steps)).min(BigDecimal.ONE);
        return base.times(rate)
                .round(RoundingRule.HALF_UP_TO_MINOR_UNIT, currency)
                .toAmount()
                .min(base);
    }

    /** The first day on which the next step is counted, or the subsidy is cancelled, whichever comes first. */
    private @Nullable LocalDate nextStep(Milestone milestone, int steps) {
        int next = terms.stepMode() == StepMode.CEIL
                ? terms.severeFrom() + steps * terms.stepDays() + 1
                : terms.severeFrom() + (steps + 1) * terms.stepDays();
        int delay = Math.min(next, terms.cancelAfter() + 1);
        return calendar.findDayAfterWorkdays(milestone.dueOn(), delay - 1).orElse(null);
    }
}

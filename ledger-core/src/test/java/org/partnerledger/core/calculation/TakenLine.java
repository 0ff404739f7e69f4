package org.partnerledger.core.calculation;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;
import org.partnerledger.core.consumption.Means;
import org.partnerledger.core.consumption.SpendLine;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.kernel.Ids;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.core.performance.GroupKey;
import org.partnerledger.core.performance.LineDecision;
import org.partnerledger.core.performance.LineGroup;

/** A line of the {@link LittleLedger} with what was decided about it. */
final class TakenLine {

    static final Comparator<TakenLine> BY_ID = Comparator.comparing(
                    (TakenLine it) -> it.line.lineId(), Ids.BY_CODE_POINT)
            .thenComparing(it -> it.source, Ids.BY_CODE_POINT);

    final long no;
    final String source;
    final SpendLine line;

    @Nullable
    LineDecision decision;

    /** The line it refunds, as known when it was decided. */
    @Nullable
    TakenLine base;

    TakenLine(long no, String source, SpendLine line) {
        this.no = no;
        this.source = source;
        this.line = line;
    }

    LineDecision decision() {
        if (decision == null) {
            throw new IllegalStateException(line.lineId() + " was not decided");
        }
        return decision;
    }

    boolean isAttributed() {
        return decision != null && decision.isAttributed();
    }

    Period bill() {
        return known(decision().bill());
    }

    Period incentive() {
        return known(decision().incentive());
    }

    Amount counting() {
        return line.paid().counting(decision().cashCouponCounts());
    }

    GroupKey key() {
        LineDecision it = decision();
        return new GroupKey(
                it.combination(),
                it.excluded(),
                it.cause(),
                bill(),
                incentive(),
                it.classMonth(),
                known(it.rulesMonth()),
                it.baseIncentive());
    }

    /** The group of this line alone. */
    LineGroup group() {
        return new LineGroup(
                key(),
                1,
                line.amount(),
                one(line.amount()),
                counting(),
                one(counting()),
                decision().cashCouponCounts() ? LineGroup.Part.NONE : part(Means.CASH_COUPON),
                part(Means.COUPON),
                part(Means.BONUS),
                part(Means.WRITE_OFF));
    }

    static LineGroup sum(LineGroup a, LineGroup b) {
        return new LineGroup(
                a.key(),
                a.lines() + b.lines(),
                a.amount().plus(b.amount()),
                a.charged() + b.charged(),
                a.counting().plus(b.counting()),
                a.performing() + b.performing(),
                sum(a.cashCoupon(), b.cashCoupon()),
                sum(a.coupon(), b.coupon()),
                sum(a.bonus(), b.bonus()),
                sum(a.writeOff(), b.writeOff()));
    }

    private LineGroup.Part part(Means means) {
        return new LineGroup.Part(line.paid().of(means), one(line.paid().of(means)));
    }

    private static LineGroup.Part sum(LineGroup.Part a, LineGroup.Part b) {
        return new LineGroup.Part(a.amount().plus(b.amount()), a.lines() + b.lines());
    }

    private static long one(Amount amount) {
        return amount.isZero() ? 0 : 1;
    }

    private Period known(@Nullable Period month) {
        if (month == null) {
            throw new IllegalStateException(line.lineId() + " is unattributed");
        }
        return month;
    }
}

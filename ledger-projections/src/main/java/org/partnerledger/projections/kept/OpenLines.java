package org.partnerledger.projections.kept;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.partnerledger.core.calculation.FreezeReason;
import org.partnerledger.core.calculation.LineSource;
import org.partnerledger.core.combination.Combination;
import org.partnerledger.core.consumption.Means;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.kernel.CurrencyCode;
import org.partnerledger.core.kernel.PartnerId;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.core.performance.GroupKey;
import org.partnerledger.core.performance.LineGroup;
import org.partnerledger.core.statement.Bill;
import org.partnerledger.core.statement.Bill.BillState;
import org.partnerledger.core.statement.BillSums;

/**
 * A partner's lines on bills from a month on, or recognised from it on, as they stood at some moment: their sums, and
 * in order those of which something counts. Never changed: what came since makes another one.
 */
public final class OpenLines {

    private final Marks marks;
    private final Map<GroupKey, GroupSums> groups;
    private final Map<Period, BillSums> bills;
    private final List<KeptLine> lines;
    private final KeptUnpaid unpaid;
    private final Function<List<Long>, List<LineSource.RefundLine>> refunds;

    private OpenLines(Marks marks, Growing it, List<KeptLine> lines, KeptUnpaid unpaid) {
        this.marks = marks;
        this.groups = it.groups;
        this.bills = it.bills;
        this.lines = lines;
        this.unpaid = unpaid;
        this.refunds = it.refunds;
    }

    /** What a set of lines becomes while rows are added. */
    static final class Growing {

        private final Map<GroupKey, GroupSums> groups = new HashMap<>();
        private final Map<GroupKey, GroupKey> keys = new HashMap<>();
        private final Map<Period, BillSums> bills = new HashMap<>();
        private final Map<String, String> sources = new HashMap<>();
        private final List<KeptLine> kept;
        private final List<KeptLine> added = new ArrayList<>();
        private final List<String> trades = new ArrayList<>();
        private final IntFunction<Combination> combinations;
        private final Function<List<Long>, List<LineSource.RefundLine>> refunds;

        Growing(IntFunction<Combination> combinations, Function<List<Long>, List<LineSource.RefundLine>> refunds) {
            this.combinations = combinations;
            this.refunds = refunds;
            this.kept = List.of();
        }

        Growing(OpenLines from, IntFunction<Combination> combinations) {
            this.combinations = combinations;
            this.refunds = from.refunds;
            this.kept = from.lines;
            from.groups.forEach((key, sums) -> {
                groups.put(key, new GroupSums(sums));
                keys.put(key, key);
            });
            from.bills.forEach((month, sums) -> bills.put(month, new BillSums(sums)));
        }

        void add(KeptRow row) {
            GroupKey key = keys.computeIfAbsent(row.group(), it -> it);
            groups.computeIfAbsent(key, _ -> new GroupSums()).add(row);
            bill(row, bills.computeIfAbsent(key.bill(), _ -> new BillSums()));
            if (row.counting() != null) {
                String source = sources.computeIfAbsent(row.source(), it -> it);
                var counting = new Amount(row.counting());
                added.add(new KeptLine(row.lineId(), source, row.lineNo(), key, counting, row.hasBase()));
            }
            if (row.trade() != null) {
                trades.add(row.trade());
            }
        }

        private void bill(KeptRow row, BillSums sums) {
            sums.add(new BillSums.Part(
                    row.type(),
                    combinations.apply(row.group().combination()).association(),
                    row.serviceType(),
                    row.customerId(),
                    1,
                    row.amount(),
                    row.late() ? 1 : 0,
                    row.late() ? row.amount() : Amount.ZERO.value()));
            for (Means means : KeptRow.MEANS) {
                var paid = row.paidBy(means);
                if (paid != null) {
                    sums.paid(means, paid);
                }
            }
        }

        /** Trades of the added lines that may have something unpaid. */
        List<String> trades() {
            return trades;
        }

        OpenLines at(Marks marks, KeptUnpaid unpaid) {
            return new OpenLines(marks, this, merged(), unpaid);
        }

        private List<KeptLine> merged() {
            if (added.isEmpty()) {
                return kept;
            }
            var all = new ArrayList<KeptLine>(kept.size() + added.size());
            all.addAll(kept);
            all.addAll(added);
            all.sort(KeptLine.ORDER); // Two runs that are ordered, or nearly: what was kept, and what came.
            return all;
        }
    }

    Marks marks() {
        return marks;
    }

    KeptUnpaid unpaid() {
        return unpaid;
    }

    /** How much memory it takes, in lines. */
    int size() {
        return lines.size() + unpaid.others().size();
    }

    /** At the same state, of more lines. */
    boolean knowsMoreThan(OpenLines other) {
        return marks.isSameAs(other.marks)
                && unpaid.others().size() > other.unpaid.others().size();
    }

    /** Whether {@link #unpaidLines} says of this line, open or not, what is unpaid of it. */
    public boolean knowsUnpaid(long lineNo) {
        return unpaid.knows(lineNo);
    }

    /** The same lines where only others came. */
    OpenLines at(Marks later, KeptUnpaid unpaidThen) {
        var same = new Growing(
                _ -> {
                    throw new IllegalStateException("no line is added");
                },
                refunds);
        same.groups.putAll(groups);
        same.bills.putAll(bills);
        return new OpenLines(later, same, lines, unpaidThen);
    }

    /** The bill of a month as it stands. */
    public Bill bill(PartnerId partner, Period month, CurrencyCode currency) {
        return bills.getOrDefault(month, new BillSums()).bill(partner, month, currency, BillState.OPEN);
    }

    /** All groups with bill month {@code period}, and all recognised from {@code from} to {@code period}. */
    public List<LineGroup> groups(Period from, Period period) {
        var chosen = new ArrayList<LineGroup>();
        groups.forEach((key, sums) -> {
            boolean recognised =
                    !key.incentive().isBefore(from) && !key.incentive().isAfter(period);
            boolean standing = !key.bill().isAfter(period) && (key.bill().equals(period) || recognised);
            if (standing) {
                chosen.add(sums.of(key));
            }
        });
        return chosen;
    }

    /** Lines with something unpaid, with the reason. */
    public Map<Long, FreezeReason> unpaidLines() {
        return unpaid.lines();
    }

    /** The single lines. */
    public LineSource source() {
        return new LineSource() {

            @Override
            public void visit(Set<GroupKey> chosen, Visitor visitor) {
                for (KeptLine line : lines) {
                    if (chosen.contains(line.group())) {
                        visitor.line(line.group(), line.lineNo(), line.counting());
                    }
                }
            }

            @Override
            public List<RefundLine> refunds(Set<GroupKey> chosen) {
                var numbers = new ArrayList<Long>();
                for (KeptLine line : lines) {
                    if (line.hasBase() && chosen.contains(line.group())) {
                        numbers.add(line.lineNo());
                    }
                }
                return numbers.isEmpty() ? List.of() : refunds.apply(numbers);
            }
        };
    }
}

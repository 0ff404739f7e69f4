package org.partnerledger.projections.line;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.partnerledger.core.kernel.PartnerId;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.core.performance.GroupKey;

/**
 * Which lines a list shows.
 *
 * @param owner of either tier
 * @param bill null for any
 * @param groups only lines of these; null for any
 * @param lineNos only these; null for any
 * @param part what a line contributes; lines that contribute nothing are left out, except for {@link Part#AMOUNT}
 */
public record LineSelection(
        PartnerId owner,
        boolean tierTwo,
        @Nullable Period bill,
        @Nullable String customerId,
        @Nullable String serviceType,
        @Nullable Set<GroupKey> groups,
        @Nullable Collection<Long> lineNos,
        Part part) {

    /** A part of a line's amount, as an SQL expression over {@code l}. */
    public enum Part {
        AMOUNT("l.amount"),
        COUNTING("l.counting"),
        CASH_COUPON("case when l.coupon_counts then null else l.cash_coupon end"),
        COUPON("l.coupon"),
        BONUS("l.bonus"),
        WRITE_OFF("l.write_off");

        private final String sql;

        Part(String sql) {
            this.sql = sql;
        }

        String sql() {
            return sql;
        }
    }

    /** All lines of a bill. */
    public static LineSelection ofBill(PartnerId owner, boolean tierTwo, Period bill) {
        return new LineSelection(owner, tierTwo, bill, null, null, null, null, Part.AMOUNT);
    }

    /** Lines of some groups, with what they contribute. */
    public static LineSelection ofGroups(PartnerId owner, Set<GroupKey> groups, Part part) {
        return new LineSelection(owner, false, null, null, null, groups, null, part);
    }

    /** Single lines. */
    public static LineSelection ofLines(PartnerId owner, Collection<Long> lineNos) {
        return new LineSelection(owner, false, null, null, null, null, List.copyOf(lineNos), Part.AMOUNT);
    }

    public LineSelection narrowed(@Nullable String customer, @Nullable String service) {
        return new LineSelection(owner, tierTwo, bill, customer, service, groups, lineNos, part);
    }

    /** The same lines, but of these groups only, and with another part. */
    public LineSelection within(Set<GroupKey> only, Part contributing) {
        return new LineSelection(owner, tierTwo, bill, customerId, serviceType, only, lineNos, contributing);
    }
}

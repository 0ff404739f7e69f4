package org.partnerledger.core.rulebook;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.partnerledger.core.kernel.Period;

/**
 * The class of every product in every month (domain.md, section 3). Immutable.
 *
 * <p>A list holds from its month until a later one is put; putting a list for a month replaces the whole list of that
 * month. The most specific entry wins: {@code productId} weighs more than {@code resourceType}, that more than the
 * service alone. What no entry names is {@link ProductClass#GENERAL}.
 */
public final class Catalogue {

    public static final Catalogue EMPTY = new Catalogue(new TreeMap<>());

    private final NavigableMap<Period, MonthList> lists;

    private Catalogue(NavigableMap<Period, MonthList> lists) {
        this.lists = lists;
    }

    /** This catalogue with {@code entries} as the whole list of {@code from}. */
    public Catalogue with(Period from, List<CatalogueEntry> entries) {
        NavigableMap<Period, MonthList> changed = new TreeMap<>(lists);
        changed.put(from, new MonthList(entries));
        return new Catalogue(changed);
    }

    /** Four look-ups at most, however long the list is. */
    public ProductClass classOf(
            String serviceType, @Nullable String resourceType, @Nullable String productId, Period chargeMonth) {
        var list = lists.floorEntry(chargeMonth);
        return list == null ? ProductClass.GENERAL : list.getValue().classOf(serviceType, resourceType, productId);
    }

    /** The list put for exactly this month; null where none was. */
    public @Nullable List<CatalogueEntry> listOf(Period month) {
        MonthList list = lists.get(month);
        return list == null ? null : list.entries;
    }

    /** The month whose list holds in {@code month}; null where none does. */
    public @Nullable Period listMonthFor(Period month) {
        return lists.floorKey(month);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Catalogue that && lists.equals(that.lists);
    }

    @Override
    public int hashCode() {
        return lists.hashCode();
    }

    @Override
    public String toString() {
        return "Catalogue" + lists.keySet();
    }

    /** What an entry names; the most specific one that fits is looked up first. */
    private record Key(
            String serviceType,
            @Nullable String resourceType,
            @Nullable String productId) {}

    private static final class MonthList {

        private final List<CatalogueEntry> entries;
        private final Map<Key, ProductClass> classes = new HashMap<>();

        MonthList(List<CatalogueEntry> entries) {
            this.entries = List.copyOf(entries);
            for (CatalogueEntry entry : entries) {
                var key = new Key(entry.serviceType(), entry.resourceType(), entry.productId());
                ProductClass before = classes.put(key, entry.productClass());
                if (before != null && before != entry.productClass()) {
                    throw new IllegalArgumentException(key + " is both " + before + " and " + entry.productClass());
                }
            }
        }

        ProductClass classOf(String serviceType, @Nullable String resourceType, @Nullable String productId) {
            ProductClass found = null;
            if (productId != null) {
                found = classes.get(new Key(serviceType, resourceType, productId));
                if (found == null) {
                    found = classes.get(new Key(serviceType, null, productId));
                }
            }
            if (found == null) {
                found = classes.get(new Key(serviceType, resourceType, null));
            }
            if (found == null) {
                found = classes.get(new Key(serviceType, null, null));
            }
            return found == null ? ProductClass.GENERAL : found;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof MonthList that && entries.equals(that.entries);
        }

        @Override
        public int hashCode() {
            return entries.hashCode();
        }
    }
}

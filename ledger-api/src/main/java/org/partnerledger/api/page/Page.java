package org.partnerledger.api.page;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list (contract.md, section 1).
 *
 * @param next cursor of the following page; null on the last one
 */
public record Page<T>(List<T> items, @Nullable String next) {

    public Page {
        items = List.copyOf(items);
    }

    /**
     * Makes a page of rows.
     *
     * @param rows behind the query's cursor, in order, {@link PageQuery#fetch()} of them if there are so many
     * @param key what a row is ordered by; texts without control characters
     */
    public static <R, T> Page<T> of(PageQuery query, List<R> rows, Function<R, List<String>> key, Function<R, T> item) {
        List<R> shown = rows.size() > query.limit() ? rows.subList(0, query.limit()) : rows;
        String next = rows.size() > shown.size() ? PageQuery.cursor(key.apply(shown.getLast())) : null;
        return new Page<>(shown.stream().map(item).toList(), next);
    }

    public <S> Page<S> map(Function<T, S> each) {
        return new Page<>(items.stream().map(each).toList(), next);
    }
}

package org.partnerledger.api.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.partnerledger.api.problem.InvalidRequest;

/**
 * Which part of a list is asked for: {@code ?limit=&cursor=}. A controller declares a parameter of this type.
 *
 * @param after key of the last item that was seen, one text a column; empty at the beginning
 * @param limit most items of the page, 1 to {@value #MAX_LIMIT}; who asks for more gets that many
 */
public record PageQuery(List<String> after, int limit) {

    public static final int DEFAULT_LIMIT = 100;
    public static final int MAX_LIMIT = 1_000;

    /** Between the texts of a key: no id holds a control character. */
    private static final String SEPARATOR = "\n";

    public PageQuery {
        after = List.copyOf(after);
    }

    static PageQuery of(@Nullable String limit, @Nullable String cursor) {
        return new PageQuery(after(cursor), limit(limit));
    }

    /** The same part, of another length. */
    public PageQuery atMost(int items) {
        return new PageQuery(after, items);
    }

    /** How many rows to read: one more than is shown, to know whether there is a next page. */
    public int fetch() {
        return limit + 1;
    }

    public boolean isFirst() {
        return after.isEmpty();
    }

    /** A text of the key, or what stands before every text at the beginning. */
    public String afterText(int column, String beforeAll) {
        return isFirst() ? beforeAll : column(column);
    }

    /** A number of the key, or what stands before every number at the beginning. */
    public int afterNumber(int column, int beforeAll) {
        if (isFirst()) {
            return beforeAll;
        }
        try {
            return Integer.parseInt(column(column));
        } catch (NumberFormatException _) {
            throw foreign();
        }
    }

    /** As {@link #afterNumber}, for numbers beyond 32 bits. */
    public long afterLong(int column, long beforeAll) {
        if (isFirst()) {
            return beforeAll;
        }
        try {
            return Long.parseLong(column(column));
        } catch (NumberFormatException _) {
            throw foreign();
        }
    }

    static String cursor(List<String> key) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(String.join(SEPARATOR, key).getBytes(UTF_8));
    }

    private String column(int column) {
        if (column >= after.size()) {
            throw foreign();
        }
        return after.get(column);
    }

    private static List<String> after(@Nullable String cursor) {
        if (cursor == null || cursor.isEmpty()) {
            return List.of();
        }
        try {
            String key = new String(Base64.getUrlDecoder().decode(cursor), UTF_8);
            if (key.indexOf('\0') >= 0) {
                throw foreign();
            }
            return List.of(key.split(SEPARATOR, -1));
        } catch (IllegalArgumentException _) {
            throw foreign();
        }
    }

    private static int limit(@Nullable String limit) {
        if (limit == null || limit.isEmpty()) {
            return DEFAULT_LIMIT;
        }
        if (!limit.matches("0*[1-9][0-9]{0,8}")) {
            throw InvalidRequest.parameter("limit", "a number from 1 to " + MAX_LIMIT + " is expected");
        }
        return Math.min(Integer.parseInt(limit), MAX_LIMIT);
    }

    private static InvalidRequest foreign() {
        return InvalidRequest.parameter("cursor", "this is no cursor of this list");
    }
}

package org.partnerledger.core.kernel;

import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What all ids, and texts that name things, have in common (contract.md, section 6). */
public final class Ids {

    /** Longest id, in characters: code points, as PostgreSQL and JSON Schema count them. */
    public static final int MAX_LENGTH = 200;

    /**
     * The order of texts everywhere in the ledger (domain.md, section 10): by code point, which differs from
     * {@link String#compareTo} beyond the basic plane.
     */
    public static final Comparator<String> BY_CODE_POINT = Ids::compareByCodePoint;

    private Ids() {}

    public static boolean isValid(String id) {
        if (isPlain(id)) {
            return true;
        }
        return !id.isEmpty()
                && id.codePointCount(0, id.length()) <= MAX_LENGTH
                && id.codePoints().noneMatch(Ids::isNoText);
    }

    /** Whether a database can keep a text as it is: it holds no NUL and no half of a character. */
    public static boolean isStorable(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\0' || (Character.isSurrogate(c) && !isPairAt(text, i))) {
                return false;
            }
            i += Character.isSurrogate(c) ? 1 : 0;
        }
        return true;
    }

    private static boolean isPairAt(String text, int i) {
        return i + 1 < text.length() && Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1));
    }

    /** Whether it is a short text of printable ASCII, as nearly all ids are: then there is nothing else to look at. */
    private static boolean isPlain(String id) {
        if (id.isEmpty() || id.length() > MAX_LENGTH) {
            return false;
        }
        for (int i = 0; i < id.length(); i++) {
            if (id.charAt(i) < ' ' || id.charAt(i) > '~') {
                return false;
            }
        }
        return true;
    }

    /** @throws IllegalArgumentException unless {@link #isValid} */
    public static void requireValid(String id) {
        if (!isValid(id)) {
            throw new IllegalArgumentException("an id has 1 to " + MAX_LENGTH + " characters, none of them a control");
        }
    }

    /**
     * The same entries in the order of texts, unmodifiable: {@link Map#copyOf} has another order at every start, and
     * what is stored has one form.
     */
    public static <V> Map<String, V> inOrder(Map<String, V> byName) {
        if (byName.isEmpty()) {
            return Map.of();
        }
        SortedMap<String, V> sorted = new TreeMap<>(BY_CODE_POINT);
        sorted.putAll(byName);
        return Collections.unmodifiableMap(sorted);
    }

    /** A control, or half a surrogate pair: UTF-8 has no bytes for it, so that two ids would be stored as one. */
    private static boolean isNoText(int codePoint) {
        return Character.isISOControl(codePoint) || Character.getType(codePoint) == Character.SURROGATE;
    }

    private static int compareByCodePoint(String a, String b) {
        int length = Math.min(a.length(), b.length());
        for (int i = 0; i < length; i++) {
            char x = a.charAt(i);
            char y = b.charAt(i);
            if (x != y) {
                boolean xHigh = Character.isSurrogate(x);
                boolean yHigh = Character.isSurrogate(y);
                return xHigh == yHigh ? Character.compare(x, y) : xHigh ? 1 : -1;
            }
        }
        return Integer.compare(a.length(), b.length());
    }
}

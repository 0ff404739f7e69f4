package org.partnerledger.api.feed;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Times of FOCUS files as RFC 3339: real exports write a blank for the T, leave out seconds, or name no zone. */
final class FocusTime {

    private static final Pattern TIME = Pattern.compile("(\\d{4}-\\d{2}-\\d{2})"
            + "(?:[ T](\\d{2}:\\d{2})(:\\d{2}(?:\\.\\d{1,9})?)?)?"
            + " ?(Z|UTC|[+-]\\d{2}(?::?\\d{2})?)?");

    private FocusTime() {}

    /**
     * A time without zone is UTC (contract.md, section 5). What is no time comes back as it is, for the intake to name.
     */
    static String toInstant(String text) {
        Matcher time = TIME.matcher(text);
        if (!time.matches()) {
            return text;
        }
        String clock = time.group(2) == null ? "00:00" : time.group(2);
        String seconds = time.group(3) == null ? ":00" : time.group(3);
        return time.group(1) + "T" + clock + seconds + offset(time.group(4));
    }

    private static String offset(@Nullable String zone) {
        if (zone == null || zone.equals("Z") || zone.equals("UTC")) {
            return "Z";
        }
        String digits = zone.substring(1).replace(":", "");
        return zone.charAt(0) + digits.substring(0, 2) + ":" + (digits.length() > 2 ? digits.substring(2) : "00");
    }
}

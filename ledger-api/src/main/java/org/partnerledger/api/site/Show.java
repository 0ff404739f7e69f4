package org.partnerledger.api.site;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.HtmlUtils;

/** How values stand on a page. Templates know an instance as {@code show}. */
public final class Show {

    static final Show VALUES = new Show();

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
    private static final Pattern INSTANT = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z");
    private static final int GROUP = 3;

    private Show() {}

    /**
     * An amount to the digit as the documents have it. Its thousands stand apart by style alone, so that whoever copies
     * it or has it read out gets the figure of the document.
     *
     * @return HTML; "" for nothing
     */
    public static String amount(@Nullable Object amount) {
        if (amount == null || amount.toString().isEmpty()) {
            return "";
        }
        String text = HtmlUtils.htmlEscape(amount.toString(), "UTF-8");
        int begin = text.startsWith("-") ? 1 : 0;
        int point = text.indexOf('.') < 0 ? text.length() : text.indexOf('.');
        var html = new StringBuilder("<span class=\"amount")
                .append(begin == 1 ? " negative" : "")
                .append("\">")
                .append(text, 0, begin);
        for (int at = begin; at < point; ) {
            int end = at + ((point - at - 1) % GROUP) + 1;
            boolean last = end == point;
            html.append("<span>").append(text, at, last ? text.length() : end).append("</span>");
            at = end;
        }
        return html.append("</span>").toString();
    }

    /** A span of time as people say it: {@code 3 d 4 h}, {@code 2 h 5 min}; nothing has come from the future. */
    public static String span(long minutes) {
        long all = Math.max(0, minutes);
        long hours = all / 60;
        if (hours >= 24) {
            return hours / 24 + " d " + hours % 24 + " h";
        }
        return hours > 0 ? hours + " h " + all % 60 + " min" : all + " min";
    }

    /** The same of one as the API writes it. */
    public static String instant(String written) {
        return written.isEmpty() ? "" : time(OffsetDateTime.parse(written).toInstant());
    }

    /** A sentence of the API with its points of time as they stand on pages. */
    public static String sentence(String written) {
        return INSTANT.matcher(written).replaceAll(it -> instant(it.group()));
    }

    /** To the minute, in UTC, as the ledger keeps it. */
    public static String time(@Nullable Instant instant) {
        return instant == null ? "" : MINUTE.format(instant.atOffset(ZoneOffset.UTC)) + " UTC";
    }
}

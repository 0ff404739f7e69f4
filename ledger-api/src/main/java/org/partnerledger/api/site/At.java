package org.partnerledger.api.site;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriUtils;

/** Addresses of pages and files; ids may hold anything, slashes too. Templates know an instance as {@code at}. */
public final class At {

    static final At PAGES = new At();

    private At() {}

    public static String partner(String partnerId) {
        return "/partners/" + encoded(partnerId);
    }

    public static String job(String jobId) {
        return "/jobs/" + encoded(jobId);
    }

    public static String webhook(String webhookId) {
        return "/webhooks/" + encoded(webhookId);
    }

    public static String whatIf(String id) {
        return "/what-ifs/" + encoded(id);
    }

    public static String reconciliation(String id) {
        return "/reconciliations/" + encoded(id);
    }

    /** A key that was compared, with the rows behind it. */
    public static String result(String reconciliation, String no) {
        return reconciliation(reconciliation) + "/results/" + encoded(no);
    }

    /** All results as a file: csv or xlsx. */
    public static String results(String reconciliation, String format) {
        return "/api/v1" + reconciliation(reconciliation) + "/file?format=" + format;
    }

    public static String item(String no) {
        return "/reconciliation-items/" + encoded(no);
    }

    public static String quarantined(String no) {
        return "/quarantine/" + encoded(no);
    }

    public static String recalculation(String id) {
        return "/recalculations/" + encoded(id);
    }

    /** What was posted to an account of a partner. */
    public static String account(String partnerId, String account) {
        return journal(partnerId) + "/" + encoded(account);
    }

    public static String journal(String partnerId) {
        return partner(partnerId) + "/journal";
    }

    /** Of a path of the house, an id in it and what is done with it. */
    public static String step(String path, String id, String step) {
        return path + encoded(id) + "/" + step;
    }

    public static String projects(String partnerId) {
        return partner(partnerId) + "/projects";
    }

    public static String claims(String partnerId) {
        return partner(partnerId) + "/claims";
    }

    public static String payouts(String partnerId) {
        return partner(partnerId) + "/payouts";
    }

    /** Where a form of a payout goes to; so of a claim. */
    public static String payout(String payoutId, String step) {
        return "/payouts/" + encoded(payoutId) + "/" + step;
    }

    public static String claim(String claimId, String step) {
        return "/claims/" + encoded(claimId) + "/" + step;
    }

    public static String statement(String partnerId, Object period) {
        return partner(partnerId) + "/statements/" + period;
    }

    /** All facts behind a row of the explanation. */
    public static String facts(String partnerId, Object period, int row) {
        return "/finance/facts?partnerId=" + encoded(partnerId) + "&period=" + period + "&row=" + row;
    }

    public static String close(String number) {
        return "/seals/" + encoded(number);
    }

    public static String seal(String partnerId, Object period) {
        return statement(partnerId, period) + "/seal";
    }

    /** The sealed month as one file. */
    public static String bundle(String partnerId, Object period) {
        return "/api/v1" + statement(partnerId, period) + "/bundle";
    }

    /** Lines behind a row of the explanation. */
    public static String row(String partnerId, Object period, int row, @Nullable String cursor) {
        return statement(partnerId, period) + "/rows/" + row + (cursor == null ? "" : "?cursor=" + encoded(cursor));
    }

    public static String bill(String partnerId, Object period) {
        return partner(partnerId) + "/bills/" + period;
    }

    /** @param by name of a filter, customerId or serviceType */
    public static String billLines(String partnerId, Object period, String by, String value) {
        return bill(partnerId, period) + "/lines?" + by + "=" + encoded(value);
    }

    /** A line of which only the id is known. */
    public static String line(String lineId) {
        return "/lines/" + encoded(lineId);
    }

    public static String line(String lineId, String source) {
        return "/lines/" + encoded(lineId) + "?source=" + encoded(source);
    }

    /** The statement to keep: pdf, xlsx or csv. */
    public static String file(String partnerId, Object period, String format, String language) {
        return "/api/v1/partners/" + encoded(partnerId) + "/statements/" + period + "/file?format=" + format
                + "&language=" + language;
    }

    public static String encoded(String text) {
        return UriUtils.encode(text, UTF_8);
    }
}

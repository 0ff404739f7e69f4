package org.partnerledger.api.problem;

import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Requests that something is wrong with: in the path, the query, a header or the body. The same from the same seed. */
final class MalformedRequests {

    private static final Pattern VARIABLE = Pattern.compile("\\{[^}]*}");

    /** No number, month, day or state, and the id of nothing. */
    private static final List<String> VALUES = List.of(
            "-1",
            "9999999999999999999",
            "2026-13",
            "2026-1",
            "0000-00",
            "%00",
            "%0a",
            "%2F",
            "%2e%2e%2f",
            "..",
            ".",
            "%",
            "%zz",
            "%C3%28",
            "%ED%A0%80",
            "a;b=c",
            "\\",
            "'",
            "\"",
            "<p>",
            "p");

    private static final List<String> MORE_VALUES = List.of(
            "1e999",
            "%F0%9F%92%A9",
            "%E2%80%A8",
            "true",
            "null",
            "[]",
            "%7B%7D",
            "%25",
            "*",
            "~",
            "|",
            "^",
            "x".repeat(300));

    private static final List<String> PARAMETERS = List.of(
            "limit",
            "cursor",
            "asOf",
            "partnerId",
            "state",
            "due",
            "%",
            "source",
            "format",
            "wait",
            "from",
            "to",
            "code",
            "reason",
            "cause",
            "",
            "limit[]",
            "%00",
            "customerId",
            "period");

    private static final List<String> BODIES = List.of(
            "",
            "{",
            "[",
            "[{}]",
            "{\"a\":1}",
            "null",
            "\"\"",
            "0",
            "1e400000",
            "{\"a\":",
            "[[[[[[[[[[",
            "\u0000",
            "{\"roles\":1}",
            "{\"specversion\":\"1.0\"",
            "[1]",
            "\"\\ud800\"",
            "{\"\":{}}",
            "-",
            "NaN",
            "\u00ff\u00fe",
            "[[]]",
            "{\"a\":\"\u0000\"}",
            "{\"reason\":\"\"}",
            "[".repeat(2_000),
            "--x\r\n",
            "%=%&=");

    private static final List<String> TYPES = List.of(
            "application/json",
            "application/json",
            "text/plain",
            "",
            "application/json;charset=\u00ff",
            "*/*",
            "application/*",
            "application/json;charset=none",
            "multipart/form-data",
            "multipart/form-data;boundary=x",
            "application/x-www-form-urlencoded",
            "application/cloudevents+json",
            "application/cloudevents-batch+json",
            "a/b/c",
            "/",
            ";",
            "text/csv",
            "application/merge-patch+json");

    private static final List<String> HEADERS = List.of(
            "Accept: */*",
            "Accept: ;;;",
            "Accept: text/html",
            "Accept: text/html",
            "Accept: text/html",
            "Accept: application/xml",
            "Accept: a/b;q=x",
            "Range: bytes=5-1",
            "If-None-Match: \"",
            "If-Modified-Since: never",
            "Authorization: Bearer",
            "Authorization: Basic ====",
            "Authorization: Basic Og==",
            "Authorization: Bearer lk_000000000000_x",
            "Authorization: Bearer a.b.c",
            "Cookie: SESSION=../../x",
            "Cookie: SESSION=AAAA",
            "Cookie: SESSION=\u00ff\u00fe",
            "X-Forwarded-For: '",
            "Accept-Language: \u00e9",
            "Accept-Language: ;q=",
            "Expect: nothing",
            "Origin: null",
            "Content-Encoding: gzip",
            "Accept-Charset: none",
            "X-HTTP-Method-Override: TRACE",
            "HX-Request: true",
            "Forwarded: for=;;",
            "Accept-Encoding: *;q=9",
            "Transfer-Encoding: none",
            "traceparent: 00-x");

    private static final List<String> METHODS = List.of("HEAD", "OPTIONS", "PATCH", "DELETE", "TRACE", "get", "FROB");

    private final Random random;

    MalformedRequests(long seed) {
        random = new Random(seed);
    }

    record Endpoint(String method, String path) {}

    String next(List<Endpoint> endpoints) {
        Endpoint endpoint = endpoints.get(random.nextInt(endpoints.size()));
        String method = oneIn(40) ? any(METHODS) : endpoint.method();
        String text = method.equals("GET") || method.equals("HEAD") ? "" : any(BODIES);
        String type = any(TYPES);
        return method + " " + target(endpoint.path()).replaceAll("[\r\n ]", "%20") + " HTTP/1.1\r\nHost: x\r\n"
                + (oneIn(2) ? any(HEADERS) + "\r\n" : "")
                + (type.isEmpty() ? "" : "Content-Type: " + type + "\r\n")
                + "Content-Length: " + text.length() + "\r\n\r\n" + text;
    }

    private String target(String path) {
        var filled = new StringBuilder();
        Matcher variables = VARIABLE.matcher(path);
        while (variables.find()) {
            variables.appendReplacement(filled, Matcher.quoteReplacement(value()));
        }
        variables.appendTail(filled);
        if (oneIn(3)) {
            filled.append('?').append(any(PARAMETERS)).append('=').append(value());
        }
        if (oneIn(50)) {
            filled.setLength(random.nextInt(filled.length()));
            filled.append((char) random.nextInt(256));
        }
        return filled.toString();
    }

    private String value() {
        return oneIn(3) ? any(MORE_VALUES) : any(VALUES);
    }

    private boolean oneIn(int times) {
        return random.nextInt(times) == 0;
    }

    private String any(List<String> of) {
        return of.get(random.nextInt(of.size()));
    }
}

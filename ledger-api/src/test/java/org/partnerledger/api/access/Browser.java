package org.partnerledger.api.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** As far as signing in goes: keeps cookies, sends the forms it was shown, and does not follow redirects. */
final class Browser implements AutoCloseable {

    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]*)\"");

    private final String url;
    private final CookieManager cookies;
    private final HttpClient http;

    Browser(String url) {
        this(url, new CookieManager());
    }

    private Browser(String url, CookieManager cookies) {
        this.url = url;
        this.cookies = cookies;
        this.http = HttpClient.newBuilder().cookieHandler(cookies).build();
    }

    /** The same browser, led to another node of the same host: it sends the same cookies. */
    Browser at(String node) {
        return new Browser(node, cookies);
    }

    HttpResponse<String> get(String path) {
        return send(request(path).header("Accept", "text/html, */*;q=0.5").build());
    }

    /** As a page's script would: with the session's cookie, and nothing else that shows who asks. */
    HttpResponse<String> send(String method, String path, String body, String... headers) {
        HttpRequest.Builder request = request(path).method(method, BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request.build());
    }

    /** Opens the page, fills its form in and sends it. */
    HttpResponse<String> submit(String page, String action, String... fields) {
        return submitWith(token(page), action, fields);
    }

    HttpResponse<String> submitWith(String token, String action, String... fields) {
        var form = new StringBuilder("_csrf=" + encoded(token));
        for (int i = 0; i < fields.length; i += 2) {
            form.append('&').append(fields[i]).append('=').append(encoded(fields[i + 1]));
        }
        return send(request(action)
                .header("Accept", "text/html")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form.toString()))
                .build());
    }

    String token(String page) {
        Matcher found = CSRF.matcher(get(page).body());
        return found.find() ? found.group(1) : "";
    }

    HttpResponse<String> signIn(String name, String password) {
        return submit("/sign-in", "/sign-in", "name", name, "password", password);
    }

    /** The value of the session's cookie; "" where there is none. */
    String session() {
        return cookies.getCookieStore().getCookies().stream()
                .map(cookie -> cookie.getName() + "=" + cookie.getValue())
                .reduce("", (a, b) -> a + b);
    }

    /** Where an answer leads; "" where it leads nowhere. */
    static String location(HttpResponse<?> answer) {
        return answer.headers().firstValue("Location").orElse("");
    }

    static List<String> all(HttpResponse<?> response, String header) {
        return response.headers().allValues(header);
    }

    @Override
    public void close() {
        http.close();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url + path));
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString(UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException("no answer to " + request, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }
}

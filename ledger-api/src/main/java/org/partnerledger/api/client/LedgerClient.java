package org.partnerledger.api.client;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.partnerledger.api.feed.FactJson;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.StringNode;

/** One running ledger, by its address. */
public final class LedgerClient implements AutoCloseable {

    public static final String DEFAULT_URL = "http://127.0.0.1:8080";

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration ANSWER_TIMEOUT = Duration.ofMinutes(30);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

    private final String url;
    private final @Nullable String key;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(CONNECT_TIMEOUT).build();

    /**
     * @param url without path, such as {@link #DEFAULT_URL}
     * @param key sent as bearer token, where there is one
     * @throws NoAnswer where the address is none
     */
    public LedgerClient(String url, @Nullable String key) {
        this.url = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
        this.key = key == null || key.isBlank() ? null : key;
        if (!this.url.matches("https?://[^/?#\\s]+(/[^?#\\s]*)?")) {
            throw new NoAnswer("LEDGER_URL is no address: '" + url + "'; write it like " + DEFAULT_URL + ".");
        }
    }

    /** The ledger that LEDGER_URL and LEDGER_API_KEY name, else the one on this machine. */
    public static LedgerClient of(Map<String, String> environment) {
        return new LedgerClient(environment.getOrDefault("LEDGER_URL", DEFAULT_URL), environment.get("LEDGER_API_KEY"));
    }

    public String url() {
        return url;
    }

    public Answer get(String path) {
        return send("GET", path, null, BodyPublishers.noBody());
    }

    public Answer put(String path, JsonNode body) {
        return send("PUT", path, "application/json", json(body));
    }

    public Answer post(String path) {
        return send("POST", path, null, BodyPublishers.noBody());
    }

    public Answer post(String path, String mediaType, JsonNode body) {
        return send("POST", path, mediaType, json(body));
    }

    /**
     * Looks again and again at something that goes on, until it does so no more.
     *
     * @param path of a job, an import or an export
     * @param look is shown every state, the last one included
     * @return the last state
     * @throws NoAnswer where it cannot be followed
     */
    public JsonNode follow(String path, Duration betweenLooks, Consumer<JsonNode> look) {
        while (true) {
            Answer answer = get(path);
            if (!answer.isGood()) {
                throw new NoAnswer(path + " cannot be followed: " + answer.explain());
            }
            look.accept(answer.body());
            if (!answer.body().path("state").asString("").equals("RUNNING")) {
                return answer.body();
            }
            LockSupport.parkNanos(betweenLooks.toNanos());
        }
    }

    /** The last state of a job that was just started, for whoever has nothing to show meanwhile. */
    public JsonNode followJob(Answer started) {
        String jobId = started.body().path("jobId").asString();
        return follow("/api/v1/jobs/" + segment(jobId), BETWEEN_LOOKS, _ -> {});
    }

    /** Sends a body of any length. @throws NoAnswer where there is no ledger or it does not answer */
    public Answer send(String method, String path, @Nullable String mediaType, BodyPublisher body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + path))
                .timeout(ANSWER_TIMEOUT)
                .header("Accept", "application/json, application/problem+json")
                .method(method, body);
        if (mediaType != null) {
            request.header("Content-Type", mediaType);
        }
        if (key != null) {
            request.header("Authorization", "Bearer " + key);
        }
        try {
            HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
            return new Answer(response.statusCode(), read(response.body()));
        } catch (ConnectException e) {
            throw new NoAnswer(
                    "No ledger answers at " + url + ": start it with './dev run', or name it in LEDGER_URL.");
        } catch (HttpTimeoutException e) {
            throw new NoAnswer("The ledger at " + url + " does not answer in time: " + method + " " + path + ".");
        } catch (IOException e) {
            throw new NoAnswer("The connection to the ledger at " + url + " broke (" + e.getMessage() + ").");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NoAnswer("Interrupted while waiting for the ledger at " + url + ".");
        }
    }

    /**
     * Fetches a file.
     *
     * @return whether it is there now; else nothing was written
     * @throws NoAnswer where there is no ledger or the connection broke
     */
    public boolean download(String path, Path file) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(url + path)).timeout(ANSWER_TIMEOUT);
        if (key != null) {
            request.header("Authorization", "Bearer " + key);
        }
        try {
            HttpResponse<InputStream> response = http.send(request.build(), BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                if (response.statusCode() != HttpURLConnection.HTTP_OK) {
                    return false;
                }
                Files.copy(body, file, StandardCopyOption.REPLACE_EXISTING);
                return true;
            }
        } catch (IOException e) {
            throw new NoAnswer("The file of " + url + path + " did not arrive (" + e.getMessage() + ").");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NoAnswer("Interrupted while waiting for the ledger at " + url + ".");
        }
    }

    /** An id as a segment of a path: a slash in it becomes {@code %2F}. */
    public static String segment(String id) {
        return URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Override
    public void close() {
        http.close();
    }

    private static BodyPublisher json(JsonNode body) {
        return BodyPublishers.ofString(FactJson.MAPPER.writeValueAsString(body));
    }

    private static JsonNode read(String body) {
        if (body.isBlank()) {
            return MissingNode.getInstance();
        }
        try {
            return FactJson.MAPPER.readTree(body);
        } catch (JacksonException e) {
            return StringNode.valueOf(body);
        }
    }
}

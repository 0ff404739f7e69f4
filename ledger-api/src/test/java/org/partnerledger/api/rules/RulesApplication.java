package org.partnerledger.api.rules;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.partnerledger.api.LedgerApplication;
import org.partnerledger.api.store.LedgerDatabase;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.projections.rules.RulesReadModel;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The ledger on a port of its own, asked as anybody would ask it. */
public final class RulesApplication implements AutoCloseable {

    private final ConfigurableApplicationContext application;
    private final HttpClient client = HttpClient.newHttpClient();

    private RulesApplication(ConfigurableApplicationContext application) {
        this.application = application;
    }

    public static RulesApplication start(LedgerDatabase database) {
        return new RulesApplication(new SpringApplicationBuilder(LedgerApplication.class, Parts.class)
                .run(database.springArguments(
                        "server.port=0",
                        "ledger.access.open=true",
                        "spring.main.banner-mode=off",
                        "logging.level.root=warn")));
    }

    /** @param body null = none; sent as JSON */
    public HttpResponse<String> send(String method, String path, @Nullable String body) {
        return send(method, path, "application/json", body);
    }

    public HttpResponse<String> send(String method, String path, String type, @Nullable String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body, UTF_8));
        if (body != null) {
            request.header("Content-Type", type);
        }
        try {
            return client.send(request.build(), BodyHandlers.ofString(UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException("no answer to " + method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public int port() {
        return application.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    /** Every month up to this one is closed from now on; null = none is. */
    void closeUpTo(@Nullable Period last) {
        application.getBean(ToldMonths.class).last = last;
    }

    /** Empties the rules. */
    void reset() {
        closeUpTo(null);
        var _ = application
                .getBean(JdbcClient.class)
                .sql("delete from domain_event")
                .update();
        application.getBean(RulesReadModel.class).clear();
    }

    @Override
    public void close() {
        client.close();
        application.close();
    }

    /**
     * What other features bring: a test of the rules tells the months and folds the events itself. No
     * {@code @Configuration}, or every ledger that a test starts would find it.
     */
    static class Parts {

        @Bean
        @Primary
        ToldMonths toldMonths() {
            return new ToldMonths();
        }
    }

    /** Closed months as a test tells them. */
    static final class ToldMonths implements ClosedMonths {

        private volatile @Nullable Period last;

        @Override
        public boolean any() {
            return last != null;
        }

        @Override
        public @Nullable Period last() {
            return last;
        }

        @Override
        public <R> R whileNoneCloses(Supplier<R> work) {
            return work.get();
        }
    }
}

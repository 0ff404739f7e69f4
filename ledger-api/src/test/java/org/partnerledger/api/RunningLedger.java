package org.partnerledger.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.axonframework.eventhandling.GenericEventMessage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.partnerledger.api.access.CurrentUser;
import org.partnerledger.api.access.machine.ApiKeys;
import org.partnerledger.api.access.rule.Role;
import org.partnerledger.api.client.LedgerClient;
import org.partnerledger.api.clock.LedgerClock;
import org.partnerledger.api.job.JobState;
import org.partnerledger.api.job.Jobs;
import org.partnerledger.api.store.LedgerDatabase;
import org.partnerledger.core.kernel.PartnerId;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The whole ledger, served on a free port over a database of the test class's own.
 *
 * <pre>{@code
 * @RegisterExtension
 * static final RunningLedger LEDGER = RunningLedger.in("simulation");
 * }</pre>
 *
 * <p>Classes that begin every test with an emptied ledger can share one, see {@link #shared}.
 */
public final class RunningLedger implements BeforeAllCallback, AfterAllCallback {

    private static final RunningLedger SHARED = new RunningLedger(null, "simulation");

    private final LedgerDatabase database;
    private final @Nullable RunningLedger first;
    private final String profile;
    private final String[] settings;
    private int port; // 0 for any

    private @Nullable ConfigurableApplicationContext application;
    private @Nullable Path home;

    private RunningLedger(@Nullable RunningLedger first, String profile, String... settings) {
        this.first = first;
        this.database = first == null ? new LedgerDatabase() : first.database;
        this.profile = profile;
        this.settings = settings;
    }

    /** @param settings more of them, such as {@code ledger.access.open=true} */
    public static RunningLedger in(String profile, String... settings) {
        return new RunningLedger(null, profile, settings);
    }

    /** One more node, with the first one's database and files; to be started after it and stopped before it. */
    public static RunningLedger nextTo(RunningLedger first) {
        return new RunningLedger(first, first.profile, first.settings);
    }

    /** At an address that is known before it starts, for those that have to name each other. */
    public RunningLedger at(int wanted) {
        port = wanted;
        return this;
    }

    /** One that nothing listened on a moment ago. */
    public static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One simulation for all classes that ask for it: started for the first of them, stopped after the last test. */
    public static Extension shared() {
        return (BeforeAllCallback) context -> {
            var _ = context.getRoot()
                    .getStore(ExtensionContext.Namespace.create(RunningLedger.class))
                    .computeIfAbsent("shared", _ -> started(context));
            // Axon has one clock for the whole process, and ledgers of other classes have set theirs since.
            GenericEventMessage.clock = Clock.tick(SHARED.bean(LedgerClock.class), Duration.ofMillis(1));
        };
    }

    /** The ledger behind {@link #shared}. */
    public static RunningLedger sharedLedger() {
        return SHARED;
    }

    private static AutoCloseable started(ExtensionContext context) {
        try {
            SHARED.beforeAll(context);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return () -> SHARED.afterAll(context);
    }

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        if (first == null) {
            database.beforeAll(context);
            home = Files.createTempDirectory("ledger-home");
        } else {
            home = first.home;
        }
        application = new SpringApplicationBuilder(LedgerApplication.class)
                .profiles(profile)
                .run(arguments(Objects.requireNonNull(home)));
    }

    /** As on a command line, which goes before the settings file. */
    private String[] arguments(Path home) {
        return Stream.of(
                        Stream.of(database.springProperties()),
                        Stream.of(
                                "ledger.home=" + home,
                                "server.port=" + port,
                                "spring.main.banner-mode=off",
                                "logging.level.root=warn"),
                        Stream.of(settings))
                .flatMap(Function.identity())
                .map(setting -> "--" + setting)
                .toArray(String[]::new);
    }

    @Override
    public void afterAll(ExtensionContext context) throws IOException {
        stop();
        if (first != null) {
            return;
        }
        database.afterAll(context);
        if (home != null) {
            try (Stream<Path> files = Files.walk(home)) {
                for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    /** As at a shutdown; the database is there until the last test. */
    public void stop() {
        if (application != null) {
            application.close();
            application = null;
        }
    }

    /** Waits until a ledger of the profile {@code demo} has loaded its demonstration. @return the job that did it */
    public JobState demonstrationLoaded() throws InterruptedException {
        String job = bean(JdbcClient.class)
                .sql("select job_id from job where kind = 'demonstration'")
                .query(String.class)
                .single();
        JobState loaded = bean(Jobs.class).await(job, Duration.ofMinutes(5));
        assertThat(loaded.state()).as(loaded.message()).isEqualTo(JobState.State.DONE);
        return loaded;
    }

    public String url() {
        return "http://127.0.0.1:" + application().getEnvironment().getRequiredProperty("local.server.port");
    }

    /** To be closed by whoever asked for it. */
    public LedgerClient client() {
        return new LedgerClient(url(), null);
    }

    /** One that shows a key. To be closed by whoever asked for it. */
    public LedgerClient client(String key) {
        return new LedgerClient(url(), key);
    }

    /** One that shows a key of a partner's user. To be closed by whoever asked for it. */
    public LedgerClient clientOfPartner(String partner) {
        var user = new CurrentUser("test", Set.of(Role.PARTNER), new PartnerId(partner));
        return client(
                bean(ApiKeys.class).create(user, partner, Duration.ofHours(1)).token());
    }

    public <T> T bean(Class<T> type) {
        return application().getBean(type);
    }

    public <T> Collection<T> beans(Class<T> type) {
        return application().getBeansOfType(type).values();
    }

    private ConfigurableApplicationContext application() {
        if (application == null) {
            throw new IllegalStateException("register the extension in a static field with @RegisterExtension");
        }
        return application;
    }
}

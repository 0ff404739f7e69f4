package org.partnerledger.api.store;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.partnerledger.api.store.CounterEvent.Counted;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

class StoreHealthTest {

    @RegisterExtension
    static final LedgerDatabase LEDGER = new LedgerDatabase();

    private static final AtomicBoolean FAILS = new AtomicBoolean();

    private static ConfigurableApplicationContext application;
    private static int stored;

    @ProcessingGroup("moody")
    static final class Moody {

        @EventHandler
        void on(Counted event) {
            if (FAILS.get()) {
                throw new IllegalStateException("cannot take " + event);
            }
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Views {

        @Bean
        ConfigurerModule views() {
            return configurer -> {
                var _ = configurer.eventProcessing().registerEventHandler(_ -> new Moody());
            };
        }
    }

    @BeforeAll
    static void start() {
        application = CounterApplication.start(LEDGER, Views.class);
    }

    @AfterAll
    static void stop() {
        application.close();
    }

    @AfterEach
    void cheerUp() {
        FAILS.set(false);
    }

    @Test
    void saysThatNobodyIsBehind() {
        append(7);
        Await.until(() -> behind().equals(Map.of("moody", 0L)));

        assertThat(health().getStatus()).isEqualTo(Status.UP);
        assertThat(health().getDetails()).containsEntry("safePosition", (long) stored);
        assertThat(health().getDetails()).containsEntry("oldestFenceSeconds", 0L);
    }

    @Test
    void isDownWhileAProcessorCannotGoOn() {
        FAILS.set(true);
        append(3);
        Await.until(() -> health().getStatus().equals(Status.DOWN));

        assertThat(behind()).extractingByKey("moody").asString().startsWith("failed, ");
    }

    @Test
    void measuresHowLongReadersAreHeldBack() {
        MeterRegistry registry = application.getBean(MeterRegistry.class);
        var age = registry.get("ledger.fence.age").timeGauge();
        try (Writer slow = Writer.on(LEDGER)) {
            slow.append("slow", 0, 1);

            Await.until(() -> age.value(TimeUnit.MILLISECONDS) > 0);
        }
        assertThat(age.value(TimeUnit.MILLISECONDS)).isZero();
        assertThat(registry.get("ledger.processor.behind")
                        .tag("processor", "moody")
                        .gauges())
                .hasSize(1);
    }

    private static Health health() {
        return application.getBean(StoreHealth.class).health();
    }

    @SuppressWarnings("unchecked") // What StoreHealth puts there.
    private static Map<String, Object> behind() {
        return (Map<String, Object>) requireNonNull(health().getDetails().get("behind"));
    }

    private static void append(int count) {
        try (Writer writer = Writer.on(LEDGER)) {
            writer.append("stream-" + stored, 0, count).commit();
            stored += count;
        }
    }
}

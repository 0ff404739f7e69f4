package org.partnerledger.api.store.axon;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventhandling.TrackingEventProcessorConfiguration;
import org.axonframework.messaging.StreamableMessageSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.partnerledger.api.store.Await;
import org.partnerledger.api.store.CounterApplication;
import org.partnerledger.api.store.LedgerDatabase;
import org.partnerledger.api.store.Tally;
import org.partnerledger.api.store.Writer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Both kinds of streaming processors, each in two segments, over the whole application: nothing lost, nothing twice.
 */
class ProcessorsTest {

    private static final String TRACKED = "tracked";
    private static final String POOLED = "pooled";

    @RegisterExtension
    static final LedgerDatabase LEDGER = new LedgerDatabase();

    private static ConfigurableApplicationContext application;
    private static int stored;

    @Configuration(proxyBeanMethods = false)
    static class Tallies {

        @Bean
        Tally trackedTally(JdbcClient jdbc) {
            return new Tally(TRACKED, jdbc);
        }

        @Bean
        Tally pooledTally(JdbcClient jdbc) {
            return new Tally(POOLED, jdbc);
        }

        @Bean
        ConfigurerModule tallies(List<Tally> tallies) {
            return configurer -> {
                var _ = configurer
                        .eventProcessing()
                        .assignHandlerInstancesMatching(TRACKED, tallies.getFirst()::equals)
                        .assignHandlerInstancesMatching(POOLED, tallies.getLast()::equals)
                        .registerTrackingEventProcessor(TRACKED, axon -> axon.eventStore(), _ -> twoSegments())
                        .registerPooledStreamingEventProcessor(
                                POOLED, axon -> axon.eventStore(), (_, pooled) -> pooled.initialSegmentCount(2));
            };
        }

        private static TrackingEventProcessorConfiguration twoSegments() {
            // A thread for each segment, those that a split adds included: none may wait for another to end.
            return TrackingEventProcessorConfiguration.forParallelProcessing(4)
                    .andInitialSegmentsCount(2)
                    .andTokenClaimInterval(100, TimeUnit.MILLISECONDS)
                    .andInitialTrackingToken(StreamableMessageSource::createTailToken)
                    .andBatchSize(50)
                    .andEventAvailabilityTimeout(20, TimeUnit.MILLISECONDS);
        }
    }

    @BeforeAll
    static void startOnAFilledStore() {
        LEDGER.jdbc().sql(Tally.TABLE).update();
        append("before-the-first-start", 300);
        application = CounterApplication.start(LEDGER, Tallies.class);
    }

    @AfterAll
    static void stop() {
        application.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {TRACKED, POOLED})
    void seesWhatWasThereBeforeIt(String processor) {
        seesEverything(processor);
    }

    @ParameterizedTest
    @ValueSource(strings = {TRACKED, POOLED})
    void missesNothingThatIsCommittedLate(String processor) {
        try (Writer slow = Writer.on(LEDGER)) {
            slow.append("slow-for-" + processor, 0, 500);
            for (int i = 0; i < 20; i++) {
                append("other-" + i + "-for-" + processor, 100);
            }
            slow.commit();
            stored += 500;
        }

        seesEverything(processor);
    }

    @ParameterizedTest
    @ValueSource(strings = {TRACKED, POOLED})
    void replaysEverythingAfterAReset(String processor) {
        append("before-reset-of-" + processor, 10);
        seesEverything(processor);

        processor(processor).shutDown();
        processor(processor).resetTokens();
        append("during-reset-of-" + processor, 10);
        processor(processor).start();

        seesEverything(processor);
    }

    @ParameterizedTest
    @ValueSource(strings = {TRACKED, POOLED})
    void replaysEverythingAfterAResetForAReason(String processor) {
        seesEverything(processor);

        processor(processor).shutDown();
        processor(processor).resetTokens("the rates were wrong");
        processor(processor).start();

        seesEverything(processor);
        assertThat(tally(processor).resetBecause()).isEqualTo("the rates were wrong");
    }

    /**
     * The tracking kind only: after a merge the pooled one hands out again what one half had seen and the other not.
     */
    @Test
    void missesNothingWhenItIsSplitAndMerged() {
        Await.until(() -> processor(TRACKED).processingStatus().size() == 2);
        assertThat(processor(TRACKED).splitSegment(0).join()).isTrue();
        append("after-the-split", 50);
        seesEverything(TRACKED);

        Await.until(() -> processor(TRACKED).processingStatus().containsKey(0));
        assertThat(processor(TRACKED).mergeSegment(0).join()).isTrue();
        append("after-the-merge", 50);
        seesEverything(TRACKED);
    }

    @Test
    void goesOnAfterARestart() {
        application.close();
        append("while-nobody-looked", 100);
        application = CounterApplication.start(LEDGER, Tallies.class);
        append("after-the-restart", 100);

        seesEverything(TRACKED);
        seesEverything(POOLED);
    }

    private static void seesEverything(String processor) {
        Await.until(() -> tally(processor).events() >= stored);
        assertThat(tally(processor).events()).isEqualTo(stored);
        assertThat(tally(processor).breaks()).isZero();
    }

    private static void append(String stream, int count) {
        try (Writer writer = Writer.on(LEDGER)) {
            writer.append(stream, 0, count).commit();
            stored += count;
        }
    }

    private static Tally tally(String processor) {
        return application.getBean(processor + "Tally", Tally.class);
    }

    private static StreamingEventProcessor processor(String name) {
        return application
                .getBean(EventProcessingConfiguration.class)
                .eventProcessor(name, StreamingEventProcessor.class)
                .orElseThrow();
    }
}

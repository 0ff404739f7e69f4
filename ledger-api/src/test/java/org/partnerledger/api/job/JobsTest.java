package org.partnerledger.api.job;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.partnerledger.api.job.JobRefusal.UnknownJob;
import org.partnerledger.api.page.Page;
import org.partnerledger.api.page.PageQuery;
import org.partnerledger.api.store.LedgerDatabase;
import org.partnerledger.core.kernel.Refused;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class JobsTest {

    @RegisterExtension
    static final LedgerDatabase LEDGER = new LedgerDatabase();

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration LONG = Duration.ofSeconds(20);

    private final List<Jobs> all = new ArrayList<>();
    private final CountDownLatch inHand = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);

    @BeforeEach
    void empty() {
        LEDGER.jdbc().sql("delete from job").update();
    }

    @AfterEach
    void stop() {
        goOn.countDown();
        all.forEach(Jobs::stop);
    }

    @Test
    void showsWhatCameOfAJob() throws Exception {
        Jobs jobs = ledgerWith(kind("count", run -> {
            run.stepDone(1, 3L, "one");
            run.stepDone(3, 3L, "all");
            return JSON.createObjectNode().put("sum", "6.00");
        }));

        JobState ended = jobs.await(jobs.start("count", argument("a")), LONG);

        assertThat(ended.state()).isEqualTo(JobState.State.DONE);
        assertThat(ended.done()).isEqualTo(3);
        assertThat(ended.total()).isEqualTo(3);
        assertThat(ended.message()).isEqualTo("all");
        assertThatJson(String.valueOf(ended.result())).isEqualTo("{sum: '6.00'}");
        assertThat(ended.finishedAt()).isNotNull();
    }

    /** The webhooks' sender claims number 0 for as long as its node lives. */
    @Test
    void startsAJobWhileSomebodyHoldsTheClaimBelowAllJobs() throws Exception {
        var sender = new JobClaims(LEDGER.dataSource());
        try {
            assertThat(sender.claim(0)).isTrue();
            Jobs jobs = ledgerWith(kind("count", _ -> null));

            JobState ended = jobs.await(jobs.start("count", argument("a")), LONG);

            assertThat(ended.state()).isEqualTo(JobState.State.DONE);
            assertThat(sender.holds(0)).isTrue();
        } finally {
            sender.close();
        }
    }

    @Test
    void keepsTheReasonOfAFailure() throws Exception {
        Jobs jobs = ledgerWith(
                kind("fail", run -> {
                    throw new IllegalStateException("p-1, row SPEND: 1.00 is not 2.00");
                }),
                kind("refuse", run -> {
                    throw new Refused(new UnknownJob("x"));
                }));

        JobState failed = jobs.await(jobs.start("fail", argument("a")), LONG);
        JobState refused = jobs.await(jobs.start("refuse", argument("a")), LONG);

        assertThat(failed.state()).isEqualTo(JobState.State.FAILED);
        assertThat(failed.message()).isEqualTo("p-1, row SPEND: 1.00 is not 2.00");
        assertThatJson(String.valueOf(refused.result()))
                .isEqualTo("{code: 'UNKNOWN_JOB', detail: \"there is no job 'x'\"}");
    }

    @Test
    void joinsTheSameWorkWhileItRuns() throws Exception {
        Jobs jobs = ledgerWith(kind("wait", this::waitInHand));
        String first = jobs.start("wait", argument("a"));
        inHand.await();

        assertThat(jobs.start("wait", argument("a"))).isEqualTo(first);
        assertThat(jobs.start("wait", argument("b"))).isNotEqualTo(first);
        assertThat(jobs.await(first, Duration.ofMillis(1)).hasEnded()).isFalse();
        goOn.countDown();
        assertThat(jobs.await(first, LONG).hasEnded()).isTrue();
        assertThat(jobs.start("wait", argument("a"))).isNotEqualTo(first);
    }

    @Test
    void finishesTheStepInHandAndGoesOnFromItAtTheNextStart() throws Exception {
        Jobs before = ledgerWith(kind("import", run -> {
            inHand.countDown();
            while (true) {
                run.stepDone(2_000, null, "rows", argument("2000 rows"));
            }
        }));
        String id = before.start("import", argument("a"));
        inHand.await();
        before.stop();
        assertThat(before.find(id).hasEnded()).isFalse();
        assertThat(before.find(id).done()).isEqualTo(2_000);

        Jobs after = ledgerWith(kind("import", JobRun::memo));
        after.resume();

        JobState ended = after.await(id, LONG);
        assertThat(ended.state()).isEqualTo(JobState.State.DONE);
        assertThat(String.valueOf(ended.result())).contains("2000 rows");
    }

    @Test
    void oneNodeOnlyGoesOnWithWhatAnotherLeft() throws Exception {
        Jobs died = ledgerWith(kind("close", this::waitForStop));
        String id = died.start("close", argument("a"));
        inHand.await();
        var runs = new AtomicInteger();
        Jobs one = ledgerWith(kind("close", _ -> JSON.createObjectNode().put("run", runs.incrementAndGet())));
        Jobs other = ledgerWith(kind("close", _ -> JSON.createObjectNode().put("run", runs.incrementAndGet())));

        one.resume();
        assertThat(one.await(id, LONG).hasEnded()).as("its node is alive").isFalse();
        died.stop();
        one.resume();
        other.resume();

        assertThat(one.await(id, LONG).state()).isEqualTo(JobState.State.DONE);
        assertThat(other.await(id, LONG).state()).isEqualTo(JobState.State.DONE);
        other.resume();
        assertThat(runs).hasValue(1);
    }

    @Test
    void stopsEverythingBeforeASimulationIsEmptied() throws Exception {
        Jobs jobs = ledgerWith(kind("import", this::waitForStop));
        String id = jobs.start("import", argument("a"));
        inHand.await();
        var running = new AtomicInteger(-1);

        jobs.whileNoneRuns(() -> {
            running.set(jobs.atWork());
            LEDGER.jdbc().sql("delete from job").update();
        });

        assertThat(running).hasValue(0);
        assertThatThrownBy(() -> jobs.find(id)).isInstanceOf(Refused.class);
        jobs.resume();
        assertThat(jobs.atWork()).isZero();
    }

    @Test
    void failsAJobThatNoLongerExistsInThisVersion() {
        LEDGER.jdbc()
                .sql("insert into job (job_id, kind, argument) values ('j', 'gone', '{}')")
                .update();
        Jobs jobs = ledgerWith();

        jobs.resume();

        assertThat(jobs.find("j").message()).contains("knows no job 'gone'");
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        Jobs jobs = ledgerWith();

        assertThatThrownBy(() -> jobs.find("nobody"))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.refusal()).isEqualTo(new UnknownJob("nobody")));
        assertThatThrownBy(() -> jobs.start("dance", argument("a"))).hasMessageContaining("dance");
    }

    @Test
    void listsJobsNewestFirstByPages() throws Exception {
        Jobs jobs = ledgerWith(kind("count", run -> null));
        for (String argument : List.of("a", "b", "c")) {
            var _ = jobs.await(jobs.start("count", argument(argument)), LONG);
        }
        var controller = new JobController(jobs);

        Page<JobState> first = controller.list(new PageQuery(List.of(), 2));
        assertThat(first.items())
                .extracting(job -> job.argument().path("of").asString())
                .containsExactly("c", "b");
        List<JobTable.Row> rows = jobs.list(Long.MAX_VALUE, 2);
        Page<JobState> second = controller.list(
                new PageQuery(List.of(Long.toString(rows.getLast().number())), 2));
        assertThat(second.items())
                .extracting(job -> job.argument().path("of").asString())
                .containsExactly("a");
        assertThat(first.next()).isNotNull();
        assertThat(second.next()).isNull();
    }

    private JsonNode waitForStop(JobRun run) {
        inHand.countDown();
        while (true) {
            run.stepDone(1, null, "working");
            Thread.onSpinWait();
        }
    }

    private @Nullable JsonNode waitInHand(JobRun run) throws InterruptedException {
        inHand.countDown();
        goOn.await();
        return null;
    }

    private static JsonNode argument(String of) {
        return JSON.createObjectNode().put("of", of);
    }

    private Jobs ledgerWith(JobKind... kinds) {
        Jobs jobs = JobsOnTest.database(LEDGER, kinds);
        all.add(jobs);
        return jobs;
    }

    private static JobKind kind(String name, Work work) {
        return new JobKind() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public @Nullable JsonNode run(JobRun run) throws Exception {
                return work.run(run);
            }
        };
    }

    private interface Work {

        @Nullable
        JsonNode run(JobRun run) throws Exception;
    }
}

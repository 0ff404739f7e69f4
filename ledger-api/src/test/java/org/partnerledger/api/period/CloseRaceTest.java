package org.partnerledger.api.period;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partnerledger.api.Lines.line;
import static org.partnerledger.api.Lines.link;
import static org.partnerledger.api.Lines.plan;

import java.time.YearMonth;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.partnerledger.api.RunningLedger;
import org.partnerledger.api.Story;
import org.partnerledger.api.client.Answer;
import org.partnerledger.api.client.LedgerClient;

/**
 * A plan is published, and a fact is told, in the moment in which their month is closed: each is wholly in the closed
 * documents, or has come too late. Twelve months, with the close a little earlier every time.
 */
class CloseRaceTest {

    private static final YearMonth FIRST = YearMonth.parse("2025-01");
    private static final int MONTHS = 12;

    @RegisterExtension
    static final Extension LEDGER = RunningLedger.shared();

    @Test
    void whatRacesACloseIsInItsDocumentsOrTooLate() throws Exception {
        try (Story story = Story.at(RunningLedger.sharedLedger(), "2025-01-01T00:00:00Z");
                LedgerClient planner = RunningLedger.sharedLedger().client();
                ExecutorService threads = Executors.newFixedThreadPool(2)) {
            story.enrolled("p-1")
                    .planned(plan("BASE", 1, "2025-01"))
                    .told("customer.linked", link("c-1", "p-1").replace("2025-01-01", "2024-12-01"));
            int inTime = 0;
            for (int i = 0; i < MONTHS; i++) {
                YearMonth month = FIRST.plusMonths(i);
                inTime += race(story, planner, threads, i) ? 1 : 0;
                assertThat(story.get("/api/v1/partners/p-1/statements/" + month)
                                .get("state")
                                .asString())
                        .isEqualTo("PENDING_CONFIRMATION");
            }
            assertThat(inTime)
                    .as("some plans are in time, whatever the others are")
                    .isPositive();
        }
    }

    /** @return whether the plan was in time */
    private static boolean race(Story story, LedgerClient planner, ExecutorService threads, int i) throws Exception {
        YearMonth month = FIRST.plusMonths(i);
        YearMonth next = month.plusMonths(1);
        story.told("spend.recorded", of(month, "L" + i))
                .clock(next + "-02T00:00:00+08:00")
                .post(
                        "/api/v1/plans",
                        plan("P" + i, 1, month.toString())
                                .replace("\"validTo\": null", "\"validTo\": \"" + month + "\"")
                                .replace("\"rate\": \"0.05\"", "\"rate\": \"0.20\"")
                                .replace("\"priority\": 10", "\"priority\": 20"));
        var together = new CyclicBarrier(2);
        Future<Answer> published =
                threads.submit(at(together, 0, () -> planner.post("/api/v1/plans/P" + i + "/versions/1/publish")));
        // Later by a millisecond every time, so that the close begins before, while and after the plan is published.
        Future<Answer> closed =
                threads.submit(at(together, i, () -> story.post("/api/v1/periods/" + month + "/close?wait=true")));
        Answer plan = published.get(1, TimeUnit.MINUTES);
        assertThat(closed.get(1, TimeUnit.MINUTES).isGood()).isTrue();

        String gross = story.get("/api/v1/partners/p-1/statements/" + month)
                .get("gross")
                .asString();
        if (plan.isGood()) {
            assertThat(gross).as("%s, by the plan that was in time", month).isEqualTo("20.00");
        } else {
            assertThat(plan.explain()).startsWith("409 PERIOD_CLOSED");
            assertThat(gross)
                    .as("%s, without the plan that came too late", month)
                    .isEqualTo("5.00");
        }
        return plan.isGood();
    }

    private static Callable<Answer> at(CyclicBarrier together, int millis, Callable<Answer> work) {
        return () -> {
            together.await(1, TimeUnit.MINUTES);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millis));
            return work.call();
        };
    }

    private static String of(YearMonth month, String lineId) {
        return line(lineId, """
                {"consumedFrom": "%s-10T10:00:00+08:00",
                 "tradedAt": "%s-10T11:00:00+08:00"}""".formatted(month, month));
    }
}

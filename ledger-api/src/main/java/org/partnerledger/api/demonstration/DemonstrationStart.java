package org.partnerledger.api.demonstration;

import java.io.PrintStream;
import java.time.Duration;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.partnerledger.api.clock.LedgerClock;
import org.partnerledger.api.job.JobState;
import org.partnerledger.api.job.Jobs;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Loads the demonstration into an empty ledger when it has started, and says where to look. */
@Component
@Profile("demo")
class DemonstrationStart {

    private static final long SEED = 20_260_701;
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final int MONTHS_BACK = 3;

    private final Jobs jobs;
    private final JdbcClient jdbc;
    private final LedgerClock clock;
    private final Environment environment;

    DemonstrationStart(Jobs jobs, JdbcClient jdbc, LedgerClock clock, Environment environment) {
        this.jobs = jobs;
        this.jdbc = jdbc;
        this.clock = clock;
        this.environment = environment;
    }

    @EventListener(ApplicationReadyEvent.class)
    void load() {
        String job = earlier().orElseGet(this::start);
        Thread.ofVirtual().name("demonstration").start(() -> report(job));
    }

    private Optional<String> earlier() {
        return jdbc.sql("select job_id from job where kind = ? order by job_no desc limit 1")
                .param(DemonstrationJob.NAME)
                .query(String.class)
                .optional();
    }

    private String start() {
        boolean empty = jdbc.sql("select not exists (select from domain_event)")
                .query(Boolean.class)
                .single();
        if (!empty) {
            throw new ForeignLedger();
        }
        // Named where the same amounts have to come out on any day, as for the picture of the README.
        @Nullable String named = environment.getProperty("ledger.demonstration.first");
        YearMonth first = named == null
                ? YearMonth.from(clock.instant().atZone(DemoFacts.SHANGHAI)).minusMonths(MONTHS_BACK)
                : YearMonth.parse(named);
        return jobs.start(DemonstrationJob.NAME, DemonstrationJob.argument(SEED, first));
    }

    private void report(String job) {
        try {
            print(jobs.await(job, LONGEST), System.out);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void print(JobState loaded, PrintStream out) {
        if (loaded.state() != JobState.State.DONE) {
            out.println("The demonstration was not loaded: " + loaded.message());
            return;
        }
        var first = YearMonth.parse(loaded.argument().path("first").asString());
        String address = "http://127.0.0.1:" + environment.getRequiredProperty("local.server.port");
        String partner = address + "/api/v1/partners/" + Demonstration.PARTNER;
        List.of(
                        "",
                        "The ledger runs at " + address + " (API: " + address
                                + "/swagger-ui.html). Well-known users sign in with the password demo.",
                        "Months " + first + " and " + first.plusMonths(1) + " are closed, " + first.plusMonths(2)
                                + " is open. A bill, a statement and why they differ:",
                        "",
                        "  curl -su finance:demo " + partner + "/bills/" + first.plusMonths(1),
                        "  curl -su finance:demo " + partner + "/statements/" + first.plusMonths(1),
                        "  curl -su finance:demo " + partner + "/statements/" + first.plusMonths(1) + "/explanation",
                        "",
                        "Ctrl-C stops it.")
                .forEach(out::println);
        out.flush();
    }
}

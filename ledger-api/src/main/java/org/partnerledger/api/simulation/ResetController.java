package org.partnerledger.api.simulation;

import java.util.List;
import java.util.stream.Collectors;
import org.partnerledger.api.clock.SimulationClock;
import org.partnerledger.api.intake.state.LedgerState;
import org.partnerledger.api.job.Jobs;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Empties a simulation: events, read models, inbox, rules and clock. Only in this profile, which refuses a database
 * that was not created in it.
 */
@RestController
@Profile("simulation")
@RequestMapping("/api/v1/simulation/reset")
class ResetController {

    /**
     * Not emptied: the schema's own history, the mark of a simulation, a counter that must never go back, and who may
     * ask.
     */
    private static final String KEPT = "('flyway_schema_history', 'simulation_clock', 'directory_version',"
            + " 'ledger_user', 'api_key', 'audit_entry', 'ledger_session',"
            + " 'ledger_session_attributes')";

    private final JdbcClient jdbc;
    private final LedgerState state;
    private final Jobs jobs;
    private final SimulationClock clock;

    ResetController(JdbcClient jdbc, LedgerState state, Jobs jobs, SimulationClock clock) {
        this.jdbc = jdbc;
        this.state = state;
        this.jobs = jobs;
        this.clock = clock;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void reset() {
        // A job that went on would bring back what was there before.
        jobs.whileNoneRuns(() -> {
            int emptied = state.exclusively(this::empty);
            if (emptied == 0) {
                throw new IllegalStateException("the schema has no tables");
            }
            state.forget();
            clock.unset();
        });
    }

    private int empty() {
        List<String> tables = jdbc.sql(
                        "select quote_ident(tablename) from pg_tables where schemaname = current_schema()"
                                + " and tablename not in " + KEPT + " order by 1")
                .query((row, _) -> row.getString(1))
                .list();
        // Nobody adds a row to one that was found empty.
        jdbc.sql("lock table " + String.join(", ", tables) + " in access exclusive mode")
                .update();
        List<String> filled = filled(tables);
        if (!filled.isEmpty()) {
            // Sequences go on: a number that was given once names nothing else afterwards.
            jdbc.sql("truncate " + String.join(", ", filled) + " cascade").update();
        }
        jdbc.sql("update directory_version set version = version + 1").update();
        return tables.size();
    }

    /** To truncate an empty table, too, would make new files for it and its indexes: hundreds at every reset. */
    private List<String> filled(List<String> tables) {
        String each = tables.stream()
                .map(table -> "select '%s' where exists (select from %s)".formatted(table.replace("'", "''"), table))
                .collect(Collectors.joining(" union all "));
        return jdbc.sql(each).query((row, _) -> row.getString(1)).list();
    }
}

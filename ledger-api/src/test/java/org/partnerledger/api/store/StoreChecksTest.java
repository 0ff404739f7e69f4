package org.partnerledger.api.store;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Each thing that can be undone from outside is undone once, inside a transaction that is rolled back. */
class StoreChecksTest {

    @RegisterExtension
    static final LedgerDatabase LEDGER = new LedgerDatabase();

    private Connection connection;
    private JdbcClient jdbc;
    private StoreChecks checks;

    @BeforeEach
    void open() throws SQLException {
        connection = LEDGER.dataSource().getConnection();
        connection.setAutoCommit(false);
        jdbc = JdbcClient.create(new SingleConnectionDataSource(connection, true));
        checks = new StoreChecks(jdbc);
    }

    @AfterEach
    void undo() throws SQLException {
        connection.rollback();
        connection.close();
    }

    @Test
    void acceptsWhatTheMigrationsMade() {
        assertThatCode(checks::requireSafe).doesNotThrowAnyException();
    }

    @Test
    void refusesAnIsolationUnderWhichReadersKeepAnOldSnapshot() {
        change("set transaction isolation level repeatable read");

        refusesSaying("isolation 'repeatable read'");
    }

    @Test
    void refusesASequenceThatHandsOutPositionsAhead() {
        change("alter sequence domain_event_global_index_seq cache 10");

        refusesSaying("cache 10");
    }

    @Test
    void refusesASequenceThatSkips() {
        change("alter sequence domain_event_global_index_seq increment 2");

        refusesSaying("increment 2");
    }

    @Test
    void refusesASequenceThatBeginsAgain() {
        change("alter sequence domain_event_global_index_seq cycle");

        refusesSaying("cycles");
    }

    @Test
    void refusesASequenceBehindTheEvents() {
        change("insert into domain_event overriding system value values (7, 0, 's', null, 'e', '', 't', '1', '', '')");

        refusesSaying("stands at 0, but there are events up to 7");
    }

    @Test
    void refusesATriggerThatIsGone() {
        change("drop trigger domain_event_fence on domain_event");

        refusesSaying("domain_event_fence is gone");
    }

    @Test
    void refusesATriggerThatIsOff() {
        change("alter table domain_event disable trigger domain_event_fence");

        refusesSaying("not always enabled");
    }

    @Test
    void refusesATriggerThatReplicationWouldSwitchOff() {
        change("alter table domain_event enable trigger domain_event_fence");

        refusesSaying("not always enabled");
    }

    private void change(String sql) {
        jdbc.sql(sql).update();
    }

    private void refusesSaying(String part) {
        assertThatThrownBy(checks::requireSafe)
                .isInstanceOf(StoreUnavailable.class)
                .hasMessageContaining(part);
    }
}

package org.partnerledger.api.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.commandhandling.CommandMessage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.partnerledger.api.store.LedgerDatabase;
import org.partnerledger.core.calendar.CalendarEdition;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.kernel.CurrencyCode;
import org.partnerledger.core.kernel.PartnerId;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.core.rulebook.RuleBookEvent.CalendarPut;
import org.partnerledger.core.rulebook.RulesSnapshot;
import org.partnerledger.core.settlement.SettlementEvent;
import org.partnerledger.core.settlement.SettlementEvent.Confirmation;
import org.partnerledger.core.settlement.SettlementEvent.StatementConfirmed;
import org.partnerledger.core.settlement.SettlementEvent.StatementPublished;
import org.partnerledger.core.settlement.StatementId;
import org.partnerledger.projections.deadline.Deadline;
import org.partnerledger.projections.deadline.DeadlineKind;
import org.partnerledger.projections.deadline.DeadlineReadModel;
import org.partnerledger.projections.deadline.DeadlineViews;
import org.partnerledger.projections.readmodel.RecordedEvent;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Statements of July 2026; ten workdays after Wednesday, 5 August are over on Thursday, 20 August. */
class DeadlinesTest {

    private static final Period JULY = Period.of("2026-07");
    private static final LocalDate CLOSED_ON = LocalDate.parse("2026-08-05");
    private static final Instant DUE = Instant.parse("2026-08-19T16:00:00Z");
    private static final Instant YEARS_LATER = Instant.parse("2029-01-01T00:00:00Z");

    @RegisterExtension
    static final LedgerDatabase LEDGER = new LedgerDatabase();

    private final DeadlineReadModel readModel = new DeadlineReadModel(LEDGER.jdbc());
    private final List<String> fired = new ArrayList<>();
    private final List<Instant> steps = new ArrayList<>();
    private final TransactionTemplate transactions =
            new TransactionTemplate(new JdbcTransactionManager(LEDGER.dataSource()));
    private RulesSnapshot rules = RulesSnapshot.DEFAULT;

    @BeforeEach
    void startOver() {
        readModel.clear();
    }

    @Test
    void fireWhenTheirDayBegins() {
        published("p-1", CLOSED_ON);

        deadlines().fireUpTo(DUE.minusMillis(1));
        assertThat(fired).isEmpty();

        deadlines().fireUpTo(DUE, steps::add);
        assertThat(fired).containsExactly("p-1");
        assertThat(steps).containsExactly(DUE);
    }

    @Test
    void fireOnceAlsoAfterARestart() {
        published("p-1", CLOSED_ON);

        deadlines().fireUpTo(DUE);
        deadlines().fireUpTo(YEARS_LATER);

        assertThat(fired).containsExactly("p-1");
    }

    @Test
    void fireInOrderWhenTimePassesManyAtOnce() {
        published("a-later-one", CLOSED_ON.plusDays(1));
        published("second", CLOSED_ON);
        published("first", CLOSED_ON);

        deadlines().fireUpTo(YEARS_LATER, steps::add);

        assertThat(fired).containsExactly("first", "second", "a-later-one");
        assertThat(steps).containsExactly(DUE, DUE, DUE.plusSeconds(86_400));
    }

    @Test
    void fireNoMoreWhenTheyWereAnswered() {
        published("p-1", CLOSED_ON);
        record(new StatementConfirmed(new PartnerId("p-1"), JULY, Confirmation.PARTNER));

        deadlines().fireUpTo(YEARS_LATER);

        assertThat(fired).isEmpty();
    }

    @Test
    void waitForTheCalendarOfAYear() {
        published("p-1", LocalDate.parse("2026-12-24"));

        deadlines().fireUpTo(YEARS_LATER);
        assertThat(fired).isEmpty();

        rules = rules.after(new CalendarPut(1, new CalendarEdition("CN", 2027, "a test", List.of(), List.of())));
        deadlines().fireUpTo(YEARS_LATER, steps::add);
        assertThat(fired).containsExactly("p-1");
        assertThat(steps).containsExactly(Instant.parse("2027-01-07T16:00:00Z"));
    }

    @Test
    void moveWithTheCalendarWhileTheyAreOpen() {
        published("p-1", CLOSED_ON);
        deadlines().fireUpTo(DUE.minusMillis(1));

        var holiday = new CalendarEdition("CN", 2026, "a test", List.of(LocalDate.parse("2026-08-20")), List.of());
        rules = rules.after(new CalendarPut(1, holiday));
        deadlines().fireUpTo(YEARS_LATER, steps::add);

        assertThat(steps).containsExactly(DUE.plusSeconds(86_400));
    }

    @Test
    void stopAtOneThatItsEventDoesNotEnd() {
        published("p-1", CLOSED_ON);
        Deadlines deaf = deadlines(new Answering(false));

        assertThatThrownBy(() -> deaf.fireUpTo(DUE)).isInstanceOf(IllegalStateException.class);
    }

    private void published(String partner, LocalDate closedOn) {
        record(new StatementPublished(
                new PartnerId(partner), JULY, new CurrencyCode("CNY"), Amount.of("1.00"), true, closedOn, 10));
    }

    private void record(SettlementEvent event) {
        readModel.apply(List.of(new RecordedEvent(Instant.EPOCH, event)));
    }

    private Deadlines deadlines() {
        return deadlines(new Answering(true));
    }

    private Deadlines deadlines(Answering step) {
        return new Deadlines(
                new DeadlineViews(LEDGER.jdbc()),
                () -> rules,
                command -> step.answer((StatementId) ((CommandMessage<?>) command).getPayload()),
                work -> transactions.executeWithoutResult(_ -> work.run()),
                List.of(step));
    }

    /** Stands for the ledger: takes the statement's id for a command. */
    private final class Answering implements DueStep {

        private final boolean ends;

        Answering(boolean ends) {
            this.ends = ends;
        }

        @Override
        public DeadlineKind kind() {
            return DeadlineKind.STATEMENT_CONFIRMATION;
        }

        @Override
        public Object command(Deadline deadline) {
            return StatementId.of(deadline.subject());
        }

        void answer(StatementId statement) {
            fired.add(statement.partnerId().value());
            if (ends) {
                record(new StatementConfirmed(statement.partnerId(), statement.period(), Confirmation.DEADLINE));
            }
        }
    }
}

package org.partnerledger.core.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partnerledger.core.kernel.RefusedMatcher.refusedWith;
import static org.partnerledger.core.settlement.StatementFixture.CORRECTION;
import static org.partnerledger.core.settlement.StatementFixture.ID;
import static org.partnerledger.core.settlement.StatementFixture.history;

import java.util.List;
import java.util.stream.Stream;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.ResultValidator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.partnerledger.core.kernel.StateTable;
import org.partnerledger.core.kernel.StateTable.Cell;
import org.partnerledger.core.settlement.SettlementCommand.AutoConfirmStatement;
import org.partnerledger.core.settlement.SettlementCommand.CompleteStatement;
import org.partnerledger.core.settlement.SettlementCommand.ConfirmStatement;
import org.partnerledger.core.settlement.SettlementCommand.CorrectStatement;
import org.partnerledger.core.settlement.SettlementCommand.DisputeStatement;
import org.partnerledger.core.settlement.SettlementCommand.IssueStatement;
import org.partnerledger.core.settlement.SettlementCommand.RejectDispute;
import org.partnerledger.core.settlement.SettlementCommand.ReturnStatement;
import org.partnerledger.core.settlement.SettlementCommand.UpholdDispute;
import org.partnerledger.core.settlement.SettlementRefusal.StepNotAllowed;
import org.partnerledger.core.statement.StatementState;

/** Every step in every state, as docs/rules/states.md has it. */
class StatementStatesTest {

    private static final StateTable TABLE = StateTable.under("Statement");

    static Stream<Cell> cells() {
        return TABLE.stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cells")
    void goesAsPrinted(Cell cell) {
        var state = StatementState.valueOf(cell.state());
        var step = StatementStep.valueOf(cell.step());
        ResultValidator<PublishedStatement> result = new AggregateTestFixture<>(PublishedStatement.class)
                .given(history(state))
                .when(command(step));
        if (cell.isAllowed()) {
            result = result.expectSuccessfulHandlerExecution()
                    .expectState(it -> assertThat(it.state).hasToString(cell.next()));
        } else if (step == StatementStep.AUTO_CONFIRM) {
            result = result.expectSuccessfulHandlerExecution().expectNoEvents();
        } else {
            result = result.expectNoEvents().expectException(refusedWith(new StepNotAllowed(ID, step, state)));
        }
        assertThat(result).isNotNull();
        assertThat(StatementStep.allowedIn(state).contains(step)).isEqualTo(step.isAsked() && cell.isAllowed());
    }

    @Test
    void diagramShowsTheTable() {
        TABLE.assertDiagramShowsTheSame();
    }

    private static SettlementCommand command(StatementStep step) {
        return switch (step) {
            case CONFIRM -> new ConfirmStatement(ID);
            case AUTO_CONFIRM -> new AutoConfirmStatement(ID);
            case DISPUTE ->
                new DisputeStatement(ID, new Dispute("d-2", List.of("L2"), List.of(), "nor this", List.of()));
            case UPHOLD_DISPUTE -> new UpholdDispute(ID, "d-1", CORRECTION);
            case REJECT_DISPUTE -> new RejectDispute(ID, "d-1", "it is right");
            case ISSUE -> new IssueStatement(ID, "po-1");
            case COMPLETE -> new CompleteStatement(ID, "po-1");
            case RETURN -> new ReturnStatement(ID, "po-1");
            case CORRECT -> new CorrectStatement(ID, "c-1", CORRECTION);
        };
    }
}

package org.partnerledger.core.opportunity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partnerledger.core.kernel.RefusedMatcher.refusedWith;
import static org.partnerledger.core.opportunity.OpportunityFixture.ID;
import static org.partnerledger.core.opportunity.OpportunityFixture.IN_TIME;
import static org.partnerledger.core.opportunity.OpportunityFixture.RIVAL;
import static org.partnerledger.core.opportunity.OpportunityFixture.WON_AT;
import static org.partnerledger.core.opportunity.OpportunityFixture.accept;
import static org.partnerledger.core.opportunity.OpportunityFixture.accepted;
import static org.partnerledger.core.opportunity.OpportunityFixture.autoRejected;
import static org.partnerledger.core.opportunity.OpportunityFixture.reject;
import static org.partnerledger.core.opportunity.OpportunityFixture.rejected;
import static org.partnerledger.core.opportunity.OpportunityFixture.shared;
import static org.partnerledger.core.opportunity.OpportunityFixture.superseded;
import static org.partnerledger.core.opportunity.OpportunityFixture.verified;
import static org.partnerledger.core.opportunity.OpportunityFixture.verify;
import static org.partnerledger.core.opportunity.OpportunityFixture.won;

import java.util.List;
import java.util.stream.Stream;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.ResultValidator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.partnerledger.core.kernel.StateTable;
import org.partnerledger.core.kernel.StateTable.Cell;
import org.partnerledger.core.opportunity.OpportunityCommand.AutoRejectOpportunity;
import org.partnerledger.core.opportunity.OpportunityCommand.SupersedeOpportunity;
import org.partnerledger.core.opportunity.OpportunityCommand.WinOpportunity;
import org.partnerledger.core.opportunity.OpportunityRefusal.StepNotAllowed;
import org.partnerledger.core.opportunity.OpportunityState.Step;

/** Every step in every state, as docs/rules/states.md has it. */
class OpportunityStatesTest {

    private static final StateTable HO = StateTable.under("Opportunity shared by the vendor (HO)");
    private static final StateTable PO = StateTable.under("Opportunity shared by a partner (PO)");

    static Stream<Cell> ho() {
        return HO.stream();
    }

    static Stream<Cell> po() {
        return PO.stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ho")
    void oneOfTheVendorGoesAsPrinted(Cell cell) {
        tryOut(cell, Direction.HO);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("po")
    void oneOfAPartnerGoesAsPrinted(Cell cell) {
        tryOut(cell, Direction.PO);
    }

    @Test
    void diagramsShowTheTables() {
        HO.assertDiagramShowsTheSame();
        PO.assertDiagramShowsTheSame();
    }

    private static void tryOut(Cell cell, Direction direction) {
        var state = OpportunityState.valueOf(cell.state());
        var step = Step.valueOf(cell.step());
        ResultValidator<Opportunity> result = new AggregateTestFixture<>(Opportunity.class)
                .given(history(state, direction))
                .when(command(step));
        if (cell.isAllowed()) {
            result = result.expectSuccessfulHandlerExecution()
                    .expectState(it -> assertThat(it.state).hasToString(cell.next()));
        } else if (step == Step.AUTO_REJECT || step == Step.SUPERSEDE) {
            result = result.expectSuccessfulHandlerExecution().expectNoEvents();
        } else {
            result = result.expectNoEvents()
                    .expectException(refusedWith(new StepNotAllowed(ID, step, state, direction)));
        }
        assertThat(result).isNotNull();
        assertThat(state.allows(step, direction)).isEqualTo(cell.isAllowed());
        assertThat(state.allowed(direction).contains(step)).isEqualTo(step.isAsked() && cell.isAllowed());
    }

    private static List<OpportunityEvent> history(OpportunityState state, Direction direction) {
        OpportunityEvent shared = shared(direction);
        return switch (state) {
            case SHARED -> List.of(shared);
            case ACCEPTED -> List.of(shared, accepted());
            case VERIFIED -> List.of(shared, verified());
            case REJECTED -> List.of(shared, rejected());
            case AUTO_REJECTED -> List.of(shared, autoRejected());
            case DUPLICATE -> List.of(shared, superseded());
            case WON -> List.of(shared, direction == Direction.HO ? accepted() : verified(), won());
        };
    }

    private static OpportunityCommand command(Step step) {
        return switch (step) {
            case ACCEPT -> accept(IN_TIME);
            case VERIFY -> verify(IN_TIME);
            case REJECT -> reject(IN_TIME);
            case AUTO_REJECT -> new AutoRejectOpportunity(ID);
            case SUPERSEDE -> new SupersedeOpportunity(ID, RIVAL);
            case WIN -> new WinOpportunity(ID, WON_AT, List.of("o-1"));
        };
    }
}

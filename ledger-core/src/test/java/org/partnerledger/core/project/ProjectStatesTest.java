package org.partnerledger.core.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partnerledger.core.kernel.RefusedMatcher.refusedWith;
import static org.partnerledger.core.project.ProjectFixture.ACCEPTED_ON;
import static org.partnerledger.core.project.ProjectFixture.CALENDAR;
import static org.partnerledger.core.project.ProjectFixture.DUE;
import static org.partnerledger.core.project.ProjectFixture.FILED_ON;
import static org.partnerledger.core.project.ProjectFixture.ID;
import static org.partnerledger.core.project.ProjectFixture.PARTNER;
import static org.partnerledger.core.project.ProjectFixture.REFUND;
import static org.partnerledger.core.project.ProjectFixture.approved;
import static org.partnerledger.core.project.ProjectFixture.day;
import static org.partnerledger.core.project.ProjectFixture.delivered;
import static org.partnerledger.core.project.ProjectFixture.filed;
import static org.partnerledger.core.project.ProjectFixture.lapsed;
import static org.partnerledger.core.project.ProjectFixture.untilAccepted;
import static org.partnerledger.core.project.ProjectFixture.verified;

import java.util.List;
import java.util.stream.Stream;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.ResultValidator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.partnerledger.core.kernel.StateTable;
import org.partnerledger.core.kernel.StateTable.Cell;
import org.partnerledger.core.project.ProjectCommand.AcceptProject;
import org.partnerledger.core.project.ProjectCommand.ApproveProject;
import org.partnerledger.core.project.ProjectCommand.ClawBackSubsidy;
import org.partnerledger.core.project.ProjectCommand.DeliverMilestone;
import org.partnerledger.core.project.ProjectCommand.LapseSubsidy;
import org.partnerledger.core.project.ProjectCommand.ReplanProject;
import org.partnerledger.core.project.ProjectCommand.VerifySubsidy;
import org.partnerledger.core.project.ProjectEvent.NewDay;
import org.partnerledger.core.project.ProjectRefusal.StepNotAllowed;
import org.partnerledger.core.project.ProjectState.Step;

/** Every step in every state, as docs/rules/states.md has it. */
class ProjectStatesTest {

    private static final StateTable TABLE = StateTable.under("Project");

    static Stream<Cell> cells() {
        return TABLE.stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cells")
    void goesAsPrinted(Cell cell) {
        var state = ProjectState.valueOf(cell.state());
        var step = Step.valueOf(cell.step());
        ResultValidator<Project> result = new AggregateTestFixture<>(Project.class)
                .given(history(state, step))
                .when(command(step));
        if (cell.isAllowed()) {
            result = result.expectSuccessfulHandlerExecution()
                    .expectState(it -> assertThat(it.state).hasToString(cell.next()));
        } else if (step == Step.LAPSE) {
            result = result.expectSuccessfulHandlerExecution().expectNoEvents();
        } else {
            result = result.expectNoEvents().expectException(refusedWith(new StepNotAllowed(ID, step, state)));
        }
        assertThat(result).isNotNull();
        assertThat(state.allowed().contains(step)).isEqualTo(step.isAsked() && cell.isAllowed());
    }

    @Test
    void diagramShowsTheTable() {
        TABLE.assertDiagramShowsTheSame();
    }

    private static List<ProjectEvent> history(ProjectState state, Step step) {
        return switch (state) {
            case FILED -> List.of(filed());
            // Everything has to be delivered before the acceptance, and something left to be delivered.
            case APPROVED ->
                step == Step.ACCEPT
                        ? List.of(filed(), approved(), delivered("m1"), delivered("m2"))
                        : List.of(filed(), approved());
            case ACCEPTED -> untilAccepted();
            case VERIFIED -> and(untilAccepted(), verified());
            case LAPSED -> and(untilAccepted(), lapsed("2026-06"));
        };
    }

    private static List<ProjectEvent> and(List<ProjectEvent> history, ProjectEvent event) {
        return Stream.concat(history.stream(), Stream.of(event)).toList();
    }

    private static ProjectCommand command(Step step) {
        return switch (step) {
            case APPROVE -> new ApproveProject(ID, FILED_ON);
            case REPLAN ->
                new ReplanProject(ID, FILED_ON, FILED_ON, List.of(new NewDay("m1", day("2026-04-15"))), CALENDAR);
            case DELIVER -> new DeliverMilestone(ID, "m1", DUE, CALENDAR);
            case ACCEPT -> new AcceptProject(ID, ACCEPTED_ON, PARTNER, null);
            case VERIFY -> new VerifySubsidy(ID, day("2026-04-20"), CALENDAR, null);
            case LAPSE -> new LapseSubsidy(ID, null);
            case CLAW_BACK -> new ClawBackSubsidy(ID, REFUND, null);
        };
    }
}

package org.partnerledger.core.benefit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partnerledger.core.benefit.BenefitFixture.APPROVED_ON;
import static org.partnerledger.core.benefit.BenefitFixture.CALENDAR;
import static org.partnerledger.core.benefit.BenefitFixture.ID;
import static org.partnerledger.core.benefit.BenefitFixture.PARTNER;
import static org.partnerledger.core.benefit.BenefitFixture.day;
import static org.partnerledger.core.benefit.BenefitFixture.history;
import static org.partnerledger.core.kernel.RefusedMatcher.refusedWith;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.ResultValidator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.partnerledger.core.benefit.BenefitCommand.ApproveBenefit;
import org.partnerledger.core.benefit.BenefitCommand.InvoiceBenefit;
import org.partnerledger.core.benefit.BenefitCommand.LapseBenefit;
import org.partnerledger.core.benefit.BenefitCommand.PayBenefit;
import org.partnerledger.core.benefit.BenefitCommand.RejectBenefit;
import org.partnerledger.core.benefit.BenefitCommand.RejectBenefitInvoice;
import org.partnerledger.core.benefit.BenefitCommand.RequestBenefitPayment;
import org.partnerledger.core.benefit.BenefitCommand.VerifyBenefit;
import org.partnerledger.core.benefit.BenefitRefusal.StepNotAllowed;
import org.partnerledger.core.benefit.ClaimState.Step;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.kernel.StateTable;
import org.partnerledger.core.kernel.StateTable.Cell;

/** Every step in every state for every kind, as docs/rules/states.md has it. */
class ClaimStatesTest {

    private static final Map<String, List<BenefitKind>> TABLES = Map.of(
            "Claim of FH", List.of(BenefitKind.FH),
            "Claim of MDF", List.of(BenefitKind.MDF),
            "Claim of CAPABILITY or SALES_TASK", List.of(BenefitKind.CAPABILITY, BenefitKind.SALES_TASK),
            "Claim of TEST_COUPON", List.of(BenefitKind.TEST_COUPON));

    static Stream<Arguments> cells() {
        return TABLES.entrySet().stream()
                .flatMap(table -> table.getValue().stream()
                        .flatMap(kind ->
                                StateTable.under(table.getKey()).stream().map(cell -> Arguments.of(kind, cell))));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("cells")
    void goesAsPrinted(BenefitKind kind, Cell cell) {
        var state = ClaimState.valueOf(cell.state());
        var step = Step.valueOf(cell.step());
        ResultValidator<BenefitClaim> result = new AggregateTestFixture<>(BenefitClaim.class)
                .given(history(state, kind))
                .when(command(step));
        if (cell.isAllowed()) {
            result = result.expectSuccessfulHandlerExecution()
                    .expectState(it -> assertThat(it.state).hasToString(cell.next()));
        } else if (step == Step.LAPSE) {
            result = result.expectSuccessfulHandlerExecution().expectNoEvents();
        } else {
            result = result.expectNoEvents().expectException(refusedWith(new StepNotAllowed(ID, step, state, kind)));
        }
        assertThat(result).isNotNull();
        assertThat(state.allowed(kind).contains(step)).isEqualTo(step.isAsked() && cell.isAllowed());
    }

    @Test
    void everyKindHasATable() {
        assertThat(TABLES.values().stream().flatMap(List::stream)).containsExactlyInAnyOrder(BenefitKind.values());
    }

    @Test
    void diagramsShowTheTables() {
        TABLES.keySet().forEach(title -> StateTable.under(title).assertDiagramShowsTheSame());
    }

    private static BenefitCommand command(Step step) {
        return switch (step) {
            case APPROVE -> new ApproveBenefit(ID, APPROVED_ON, Amount.of("350.00"), PARTNER, null);
            case REJECT -> new RejectBenefit(ID, APPROVED_ON, "no receipt");
            case VERIFY -> new VerifyBenefit(ID, day("2026-07-20"), CALENDAR);
            case LAPSE -> new LapseBenefit(ID);
            case REQUEST_PAYMENT -> new RequestBenefitPayment(ID, day("2026-10-01"));
            case INVOICE -> new InvoiceBenefit(ID, "INV-2");
            case REJECT_INVOICE -> new RejectBenefitInvoice(ID, "stamp");
            case PAY -> new PayBenefit(ID, day("2026-10-02"), Amount.of("350.00"));
        };
    }
}

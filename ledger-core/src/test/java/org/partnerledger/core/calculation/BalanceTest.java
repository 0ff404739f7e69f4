package org.partnerledger.core.calculation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partnerledger.core.consumption.LittleLine.refund;
import static org.partnerledger.core.consumption.LittleLine.usage;
import static org.partnerledger.core.plan.LittlePlan.plan;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.core.rulebook.LittleParameters;
import org.partnerledger.core.statement.Statement.AdjustmentEntry;
import org.partnerledger.core.statement.Statement.BenefitEntry;
import org.partnerledger.core.statement.Statement.SubsidyEntry;

/** From what was earned to what is paid. Replays the numbers of docs/rules/statement.md. */
class BalanceTest {

    private final LittleLedger ledger = new LittleLedger().with(plan("BASE", "0.10"));

    @Test
    void addsUpFromGrossToPayable() {
        ledger.take(
                        usage("L1").on("2026-07-10").cash("1000"),
                        usage("L2").on("2026-07-10").credit("500"))
                .with(
                        new SubsidyEntry("pr-2", Amount.of("300"), Amount.ZERO, Amount.of("300"), List.of()),
                        new SubsidyEntry("pr-1", Amount.of("2000"), Amount.of("100"), Amount.of("1900"), List.of()))
                .with(benefit("cl-2", "7"), benefit("cl-1", "60"))
                .with(
                        new AdjustmentEntry("b", "RECALCULATED", Period.of("2026-06"), Amount.of("-9.99")),
                        new AdjustmentEntry("a", "DISPUTE_UPHELD", Period.of("2026-05"), Amount.of("4.50")));

        SettledPeriod july = ledger.close("2026-07");

        assertThat(Told.explanation(july)).endsWith(RulePage.named("statement").example(1));
        assertThat(july.statement().subsidies())
                .extracting(SubsidyEntry::projectId)
                .containsExactly("pr-1", "pr-2");
        assertThat(july.statement().benefits())
                .extracting(BenefitEntry::claimId)
                .containsExactly("cl-1", "cl-2");
        assertThat(july.statement().adjustments())
                .extracting(AdjustmentEntry::id)
                .containsExactly("a", "b");
    }

    @ParameterizedTest(name = "of {0} with a minimum of {1}, {2} is paid and {3} stays")
    @CsvSource(textBlock = """
            24.99,  25.00, 0.00,  24.99
            25.00,  25.00, 25.00, 0.00
            25.01,  25.00, 25.01, 0.00
            0.01,   0,     0.01,  0.00
            0.00,   0,     0.00,  0.00
            -0.01,  0,     0.00,  -0.01
            -30.00, 25.00, 0.00,  -30.00
            """)
    void paysTheNetFromTheMinimumOn(String net, String minimum, String payable, String closing) {
        ledger.with(LittleParameters.parameters().minPayout(minimum))
                .with(new AdjustmentEntry("a", "RECALCULATED", Period.of("2026-06"), Amount.of(net)));

        SettledPeriod july = ledger.close("2026-07");

        assertThat(july.statement().net()).isEqualTo(Amount.of(net));
        assertThat(july.statement().payable()).isEqualTo(Amount.of(payable));
        assertThat(july.statement().closingBalance()).isEqualTo(Amount.of(closing));
    }

    @Test
    void isSetOffOverMonthsUntilItIsGone() {
        ledger.take(usage("L1").on("2026-06-10").cash("1000"));
        ledger.close("2026-06");
        ledger.take(refund("R1", "L1").on("2026-07-10").cash("-1000"));
        assertThat(Told.statement(ledger.close("2026-07"))).endsWith("net -100.00, payable 0.00, closing -100.00\n");

        ledger.with(benefit("cl-1", "60"));
        assertThat(Told.statement(ledger.close("2026-08")))
                .isEqualTo("earned 60.00, opening -100.00, net -40.00, payable 0.00, closing -40.00\n");

        ledger.with(benefit("cl-2", "90"));
        assertThat(Told.statement(ledger.close("2026-09")))
                .isEqualTo("earned 90.00, opening -40.00, net 50.00, payable 50.00\n");
    }

    /** −min(opening balance, max(0, net without it)). */
    @ParameterizedTest(name = "opening 20.00, earned {0}: {1} lapses, {2} is paid, {3} stays")
    @CsvSource(textBlock = """
            0.00,   -20.00, 0.00,  0.00
            7.00,   -20.00, 0.00,  7.00
            30.00,  -20.00, 30.00, 0.00
            -5.00,  -15.00, 0.00,  0.00
            -20.00, 0.00,   0.00,  0.00
            -25.00, 0.00,   0.00,  -5.00
            """)
    void lapsesAsFarAsItWouldBeLeftOver(String earned, String lapsed, String payable, String closing) {
        ledger.with(LittleParameters.parameters().minPayout("25.00")).with(benefit("cl-1", "20"));
        ledger.close("2026-06");
        ledger.with(new AdjustmentEntry("a", "RECALCULATED", Period.of("2026-06"), Amount.of(earned)))
                .withLapsingBalance();

        SettledPeriod july = ledger.close("2026-07");

        Amount sum = july.statement().adjustments().stream()
                .filter(it -> it.reason().equals("BALANCE_LAPSED"))
                .peek(it -> assertThat(it.correctedPeriod())
                        .as("the month whose closing balance lapses")
                        .isEqualTo(Period.of("2026-06")))
                .map(AdjustmentEntry::amount)
                .reduce(Amount.ZERO, Amount::plus);
        assertThat(sum).isEqualTo(Amount.of(lapsed));
        assertThat(july.statement().adjustments())
                .as("a row only where something lapses")
                .hasSize(sum.isZero() ? 1 : 2);
        assertThat(july.statement().payable()).isEqualTo(Amount.of(payable));
        assertThat(july.statement().closingBalance()).isEqualTo(Amount.of(closing));
    }

    @Test
    void doesNotLapseBelowZero() {
        ledger.with(benefit("cl-1", "-20"));
        ledger.close("2026-06");
        ledger.withLapsingBalance();

        SettledPeriod july = ledger.close("2026-07");

        assertThat(july.statement().adjustments()).isEmpty();
        assertThat(july.statement().closingBalance()).isEqualTo(Amount.of("-20"));
    }

    @Test
    void ofNothingIsAStatementOfZeros() {
        SettledPeriod july = ledger.close("2026-07");

        assertThat(Told.bill(july))
                .isEqualTo("0 lines: consumption 0.00, refunds 0.00, adjustments 0.00," + " total 0.00, due 0.00");
        assertThat(Told.explanation(july)).isEqualTo("""
                = PERFORMANCE 0.00 (0)
                = INCENTIVE_BASE 0.00 (0)
                = GROSS_INCENTIVE 0.00
                = EARNED 0.00
                = NET 0.00
                = PAYABLE 0.00
                """);
    }

    private static BenefitEntry benefit(String claim, String amount) {
        return new BenefitEntry(claim, "MDF", Amount.of(amount));
    }
}

package org.partnerledger.core.calculation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partnerledger.core.consumption.LittleLine.refund;
import static org.partnerledger.core.consumption.LittleLine.usage;
import static org.partnerledger.core.plan.LittlePlan.plan;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.core.rulebook.LittleParameters;
import org.partnerledger.core.statement.Statement.BenefitEntry;

/** Shares that wait for a payment, benefits that wait for a bill. Replays the numbers of docs/rules/freeze.md. */
class FreezeTest {

    private final LittleLedger ledger = new LittleLedger();

    @CanIgnoreReturnValue
    private SettledPeriod july() {
        return ledger.with(plan("BASE", "0.10"))
                .with(LittleParameters.parameters().minPayout("25.00"))
                .take(
                        usage("F1").on("2026-07-05").cash("1000"),
                        usage("F2").on("2026-07-05").credit("300"),
                        usage("F3").on("2026-07-05").debt("200"),
                        usage("F4").on("2026-07-05").cash("50").credit("50"),
                        usage("F5").on("2026-07-05").credit("400"))
                .paid("t-F5")
                .close("2026-07");
    }

    @Test
    void holdsBackTheWholeShareOfALineOfWhichSomethingIsUnpaid() {
        SettledPeriod july = july();

        assertThat(Told.statement(july)).endsWith("""
                gross 200.00, earned 200.00, frozen 60.00, net 140.00, payable 140.00
                """);
        assertThat(Told.explanation(july)).endsWith(RulePage.named("freeze").example(1));
        assertThat(july.frozenNow())
                .containsExactlyInAnyOrder(
                        share("F2", "30", FreezeReason.CREDIT_UNPAID),
                        share("F3", "20", FreezeReason.DEBT_UNPAID),
                        share("F4", "10", FreezeReason.CREDIT_UNPAID));
    }

    @Test
    void lastsUntilNothingOfALineIsUnpaid() {
        july();
        ledger.paid("t-F2", "100")
                .paid("t-F4", "50")
                .take(
                        refund("R3", "F3").on("2026-08-10").debt("-200"),
                        usage("F6").on("2026-08-10").cash("100"));

        SettledPeriod august = ledger.close("2026-08");

        assertThat(Told.statement(august)).isEqualTo(RulePage.named("freeze").example(2));
        assertThat(Told.explanation(august)).endsWith("""
                CLAWBACK 2026-07 BASE -20.00
                = EARNED -10.00
                RELEASED 30.00
                = NET 20.00
                CLOSING_BALANCE -20.00
                = PAYABLE 0.00
                """);

        ledger.paid("t-F2", "200");
        assertThat(Told.explanation(ledger.close("2026-09"))).endsWith("""
                RELEASED 30.00
                OPENING_BALANCE 20.00
                = NET 50.00
                = PAYABLE 50.00
                """);
        assertThat(Told.statement(ledger.close("2026-10"))).as("released once").isEqualTo("payable 0.00\n");
    }

    @Test
    void holdsBackTheSharesOfAllPlansOfALine() {
        ledger.with(plan("BASE", "0.10"), plan("MORE", "0.01").additive())
                .take(
                        usage("F1").on("2026-07-05").credit("1000"),
                        usage("F2").on("2026-07-05").cash("500"));

        SettledPeriod july = ledger.close("2026-07");

        assertThat(july.frozenNow()).containsExactly(share("F1", "110", FreezeReason.CREDIT_UNPAID));
        assertThat(Told.statement(july)).endsWith("frozen 110.00, net 55.00, payable 55.00\n");
    }

    @Test
    void namesCreditWhereCreditAndDebtAreUnpaid() {
        ledger.with(plan("BASE", "0.10"))
                .take(usage("F1").on("2026-07-05").credit("100").debt("100"));

        assertThat(ledger.estimate("2026-07").frozenNow())
                .containsExactly(share("F1", "20", FreezeReason.CREDIT_UNPAID));

        ledger.paid("t-F1", "100");
        assertThat(ledger.close("2026-07").frozenNow())
                .as("credit is settled first")
                .containsExactly(share("F1", "20", FreezeReason.DEBT_UNPAID));
    }

    @Test
    void neverHoldsARefundBackButCountsItAgainstItsBaseAtOnce() {
        ledger.with(plan("BASE", "0.10"))
                .take(
                        usage("F1").on("2026-07-05").credit("300"),
                        usage("F2").on("2026-07-05").credit("100"),
                        refund("R1", "F1").on("2026-07-06").credit("-100"),
                        refund("R2", "F2").on("2026-07-06").credit("-100"));

        SettledPeriod july = ledger.close("2026-07");

        assertThat(july.frozenNow())
                .as("the whole share of F1; nothing of F2 is unpaid; refunds are no lines that freeze")
                .containsExactly(share("F1", "30", FreezeReason.CREDIT_UNPAID));
        assertThat(Told.statement(july))
                .endsWith("gross 20.00, earned 20.00, frozen 30.00, net -10.00, payable 0.00," + " closing -10.00\n");
    }

    @Test
    void ofAQuarterlyPlanComesWithTheQuartersThirdMonth() {
        ledger.with(plan("Q", "0.10").quarterly())
                .take(
                        usage("F1").on("2026-04-05").credit("300"),
                        usage("F2").on("2026-06-05").credit("200"));

        assertThat(ledger.close("2026-04").frozenNow()).isEmpty();
        ledger.close("2026-05");
        assertThat(Told.statement(ledger.close("2026-06")))
                .endsWith("gross 50.00, earned 50.00, frozen 50.00, payable 0.00\n");
        ledger.paid("t-F1");
        assertThat(Told.statement(ledger.close("2026-07"))).isEqualTo("released 30.00, net 30.00, payable 30.00\n");
    }

    @Test
    void ofALineThatEarnedNothingIsNothing() {
        ledger.with(plan("BASE", "0.10").threshold("1000")).take(usage("F1").credit("100"));

        SettledPeriod july = ledger.close("2026-07");

        assertThat(july.frozenNow()).isEmpty();
        assertThat(Told.explanation(july)).doesNotContain("FROZEN");
    }

    @Test
    void addsUpWithTheSharesOfAllLines() {
        ledger.with(plan("BASE", "0.05"))
                .take(
                        usage("F1").credit("33.33"),
                        usage("F2").credit("33.33"),
                        usage("F3").cash("33.34"));

        SettledPeriod july = ledger.close("2026-07");

        assertThat(july.shares().values().stream().flatMap(it -> Stream.of(it.shares())))
                .containsExactly(new long[] {167, 166, 167});
        assertThat(Told.statement(july)).endsWith("frozen 3.33, net 1.67, payable 1.67\n");
    }

    @Test
    void needsSharesOfEstimatesOnlyWhereSomethingIsUnpaid() {
        ledger.with(plan("BASE", "0.05")).take(usage("F1").cash("100"));
        assertThat(ledger.estimate("2026-07").shares()).isEmpty();

        ledger.take(usage("F2").credit("100"));
        assertThat(ledger.estimate("2026-07").shares()).hasSize(1);

        ledger.paid("t-F2");
        assertThat(ledger.close("2026-07").shares())
                .as("a close keeps them all")
                .hasSize(1);
    }

    @Test
    void ofBenefitsLastsWhileABillIsOverdue() {
        ledger.with(benefit("cl-1", "60")).withOverdueBill();
        SettledPeriod july = ledger.close("2026-07");
        assertThat(Told.explanation(july)).endsWith("""
                BENEFIT cl-1 60.00
                = EARNED 60.00
                FROZEN OVERDUE_BILL -60.00
                = NET 0.00
                = PAYABLE 0.00
                """);
        assertThat(july.frozenBenefitsAfter()).isEqualTo(Amount.of("60"));

        ledger.with(benefit("cl-2", "5"), benefit("cl-3", "3")).withOverdueBill();
        SettledPeriod august = ledger.close("2026-08");
        assertThat(Told.explanation(august)).contains("FROZEN OVERDUE_BILL -8.00");
        assertThat(august.frozenBenefitsAfter()).isEqualTo(Amount.of("68"));

        ledger.with(benefit("cl-4", "1"));
        SettledPeriod september = ledger.close("2026-09");
        assertThat(Told.explanation(september)).endsWith("""
                BENEFIT cl-4 1.00
                = EARNED 1.00
                RELEASED 68.00
                = NET 69.00
                = PAYABLE 69.00
                """);
        assertThat(september.frozenBenefitsAfter()).isEqualTo(Amount.ZERO);
    }

    private static BenefitEntry benefit(String claim, String amount) {
        return new BenefitEntry(claim, "MDF", Amount.of(amount));
    }

    private FrozenShare share(String lineId, String amount, FreezeReason reason) {
        return new FrozenShare(ledger.numberOf(lineId), Period.of("2026-07"), Amount.of(amount), reason);
    }
}

package org.partnerledger.core.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.partnerledger.core.consumption.LineType;
import org.partnerledger.core.consumption.Means;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.kernel.CurrencyCode;
import org.partnerledger.core.kernel.PartnerId;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.core.partner.Association;
import org.partnerledger.core.statement.Bill.BillState;
import org.partnerledger.core.statement.Bill.CustomerSum;
import org.partnerledger.core.statement.Bill.Late;
import org.partnerledger.core.statement.Bill.ProductSum;
import org.partnerledger.core.statement.BillSums.Part;

class BillSumsTest {

    private final BillSums sums = new BillSums();

    @Test
    void addsUpByKindAssociationProductAndCustomerTheDearestFirst() {
        sums.add(part(LineType.USAGE, Association.RESALE, "ecs", "c-2", "10.50"));
        sums.add(part(LineType.USAGE, Association.REFERRAL, "cdn", "c-1", "30"));
        sums.add(part(LineType.REFUND_UNSUBSCRIBE, Association.RESALE, "ecs", "c-2", "-4.25"));
        sums.add(part(LineType.ADJUSTMENT_CHARGE, Association.RESALE, "oss", "c-3", "6.25"));

        Bill bill = bill(sums);

        assertThat(bill.lines()).isEqualTo(4);
        assertThat(bill.consumption()).isEqualTo(Amount.of("40.50"));
        assertThat(bill.refunds()).isEqualTo(Amount.of("-4.25"));
        assertThat(bill.adjustments()).isEqualTo(Amount.of("6.25"));
        assertThat(bill.total()).isEqualTo(Amount.of("42.50"));
        assertThat(bill.due()).isEqualTo(Amount.of("12.50"));
        assertThat(bill.byAssociation())
                .isEqualTo(Map.of(Association.RESALE, Amount.of("12.50"), Association.REFERRAL, Amount.of("30")));
        assertThat(bill.byProduct())
                .isEqualTo(List.of(
                        new ProductSum("cdn", Amount.of("30"), 1),
                        new ProductSum("ecs", Amount.of("6.25"), 2),
                        new ProductSum("oss", Amount.of("6.25"), 1)));
        assertThat(bill.byCustomer())
                .isEqualTo(List.of(
                        new CustomerSum("c-1", Amount.of("30"), 1),
                        new CustomerSum("c-2", Amount.of("6.25"), 2),
                        new CustomerSum("c-3", Amount.of("6.25"), 1)));
        assertThat(bill.late()).isNull();
    }

    @Test
    void isTheSameWhereCustomersAreToldApartOnTheirOwn() {
        sums.add(part(LineType.USAGE, Association.RESALE, "ecs", "c-1", "10.50"));
        sums.add(part(LineType.USAGE, Association.RESALE, "ecs", "c-2", "30"));
        sums.add(part(LineType.USAGE, Association.RESALE, "cdn", "c-2", "1.25"));

        var apart = new BillSums();
        apart.ofCustomer("c-2", 2, new BigDecimal("31.25"));
        apart.add(new Part(
                LineType.USAGE, Association.RESALE, "ecs", null, 2, new BigDecimal("40.50"), 0, BigDecimal.ZERO));
        apart.add(new Part(
                LineType.USAGE, Association.RESALE, "cdn", null, 1, new BigDecimal("1.25"), 0, BigDecimal.ZERO));
        apart.ofCustomer("c-1", 1, new BigDecimal("10.50"));

        assertThat(bill(apart)).isEqualTo(bill(sums));
    }

    @Test
    void owesNothingWhereMoreWasRefundedThanSold() {
        sums.add(part(LineType.REFUND_UNSUBSCRIBE, Association.RESALE, "ecs", "c-1", "-1"));

        assertThat(bill(sums).due()).isEqualTo(Amount.ZERO);
        assertThat(bill(sums).total()).isEqualTo(Amount.of("-1"));
    }

    @Test
    void leavesMeansOutThatPaidNothingInTheEnd() {
        sums.paid(Means.CASH, new BigDecimal("2.50"));
        sums.paid(Means.CASH, new BigDecimal("1.50"));
        sums.paid(Means.COUPON, new BigDecimal("3"));
        sums.paid(Means.COUPON, new BigDecimal("-3.00"));

        assertThat(bill(sums).byMeans()).isEqualTo(Map.of(Means.CASH, Amount.of("4")));
    }

    @Test
    void saysWhatCameLate() {
        sums.add(new Part(
                LineType.USAGE, Association.RESALE, "ecs", "c-1", 3, new BigDecimal("9"), 2, new BigDecimal("5")));
        sums.add(new Part(
                LineType.USAGE, Association.RESALE, "ecs", "c-1", 1, new BigDecimal("1"), 1, new BigDecimal("1")));

        assertThat(bill(sums).late()).isEqualTo(new Late(3, Amount.of("6")));
    }

    @Test
    void aCopyIsAddedToAlone() {
        sums.add(new Part(
                LineType.USAGE, Association.RESALE, "ecs", "c-1", 1, new BigDecimal("9"), 1, new BigDecimal("9")));
        sums.paid(Means.CASH, new BigDecimal("9"));
        Bill before = bill(sums);

        var copy = new BillSums(sums);

        assertThat(bill(copy)).isEqualTo(before);
        copy.add(part(LineType.USAGE, Association.RESALE, "ecs", "c-1", "1"));
        copy.paid(Means.CASH, BigDecimal.ONE);
        assertThat(bill(sums)).isEqualTo(before);
        assertThat(bill(copy).total()).isEqualTo(Amount.of("10"));
        assertThat(bill(copy).byMeans()).isEqualTo(Map.of(Means.CASH, Amount.of("10")));
    }

    private static Part part(LineType type, Association association, String product, String customer, String amount) {
        return new Part(type, association, product, customer, 1, new BigDecimal(amount), 0, BigDecimal.ZERO);
    }

    private static Bill bill(BillSums sums) {
        return sums.bill(new PartnerId("p-1"), Period.of("2026-07"), new CurrencyCode("CNY"), BillState.OPEN);
    }
}

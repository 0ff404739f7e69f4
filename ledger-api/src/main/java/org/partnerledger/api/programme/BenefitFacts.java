package org.partnerledger.api.programme;

import java.time.Instant;
import java.time.LocalDate;
import org.partnerledger.api.intake.fact.DataReader;
import org.partnerledger.api.intake.fact.FactType;
import org.partnerledger.api.intake.fact.Taking;
import org.partnerledger.core.benefit.BenefitAccountId;
import org.partnerledger.core.benefit.BenefitCommand.ApproveBenefit;
import org.partnerledger.core.benefit.BenefitCommand.BenefitAccountCommand.QualifyForBenefit;
import org.partnerledger.core.benefit.BenefitCommand.BenefitAccountCommand.ReleaseQuota;
import org.partnerledger.core.benefit.BenefitCommand.BenefitAccountCommand.TakeQuota;
import org.partnerledger.core.benefit.BenefitCommand.ClaimBenefit;
import org.partnerledger.core.benefit.BenefitCommand.RejectBenefit;
import org.partnerledger.core.benefit.BenefitCommand.RequireClaim;
import org.partnerledger.core.benefit.BenefitCommand.RequireUnclaimed;
import org.partnerledger.core.benefit.BenefitKind;
import org.partnerledger.core.benefit.Claim;
import org.partnerledger.core.benefit.ClaimId;
import org.partnerledger.core.benefit.Qualification;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.kernel.CurrencyCode;
import org.partnerledger.core.kernel.PartnerId;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.core.kernel.Refused;
import org.partnerledger.core.partner.PartnerStanding;
import org.partnerledger.core.settlement.SettlementCommand.PayBill;
import org.partnerledger.core.settlement.StatementId;
import org.partnerledger.projections.period.PeriodViews;
import org.springframework.stereotype.Component;

/** The facts {@code benefit.…} and {@code bill.paid} of contract.md, section 1. */
final class BenefitFacts {

    private BenefitFacts() {}

    record Qualifying(BenefitAccountId account, Qualification qualification) {}

    @Component
    record Qualified() implements FactType<Qualifying> {

        @Override
        public String type() {
            return "benefit.qualified.v1";
        }

        @Override
        public Qualifying read(DataReader data) {
            var account =
                    new BenefitAccountId(new PartnerId(data.id("partnerId")), data.oneOf("kind", BenefitKind.class));
            var qualification = new Qualification(
                    data.instantOrDay("from"), data.optionalInstantOrDay("to"), data.optionalAmount("quota"));
            data.end();
            if (qualification.to() != null && !qualification.from().isBefore(qualification.to())) {
                throw data.wrong("to", "it ends before it begins");
            }
            return new Qualifying(account, qualification);
        }

        @Override
        public void take(Qualifying it, Taking taking) {
            Amount quota = it.qualification().quota();
            if (quota != null) {
                FactRefusal.requireNotNegative(quota, "/data/quota");
            }
            var _ = taking.partner(it.account().partnerId(), "/data/partnerId");
            Object _ = taking.send(new QualifyForBenefit(it.account(), it.qualification()));
        }
    }

    record Claiming(BenefitAccountId account, Claim claim, CurrencyCode currency) {}

    @Component
    record Claimed() implements FactType<Claiming> {

        @Override
        public String type() {
            return "benefit.claimed.v1";
        }

        @Override
        public Claiming read(DataReader data) {
            var account =
                    new BenefitAccountId(new PartnerId(data.id("partnerId")), data.oneOf("kind", BenefitKind.class));
            var fact = new Claiming(
                    account,
                    new Claim(
                            new ClaimId(data.id("claimId")),
                            data.day("on"),
                            data.amount("amount"),
                            data.optionalCount("persons")),
                    data.currency("currency"));
            data.end();
            return fact;
        }

        @Override
        public void take(Claiming it, Taking taking) {
            Claim claim = it.claim();
            FactRefusal.requirePayable(claim.amount(), it.currency(), "/data/amount");
            FactRefusal.requireNotNegative(claim.amount(), "/data/amount");
            PartnerStanding partner = taking.partner(it.account().partnerId(), "/data/partnerId");
            if (!partner.currency().equals(it.currency())) {
                throw new Refused(new FactRefusal.OtherCurrency(
                        it.currency(), partner.id(), partner.currency(), "/data/currency"));
            }
            Instant claimedAt =
                    claim.on().atStartOfDay(taking.rules().parameters().zone()).toInstant();
            Object _ = taking.send(new RequireUnclaimed(claim.claimId()));
            Object _ = taking.send(new TakeQuota(it.account(), claim, claimedAt));
            Object _ = taking.send(new ClaimBenefit(claim.claimId(), it.account(), claim));
            taking.arrived(claim.claimId().toString());
        }
    }

    record Approving(ClaimId claimId, LocalDate on, Amount amount) {}

    @Component
    record Approved(PeriodViews periods) implements FactType<Approving> {

        @Override
        public String type() {
            return "benefit.approved.v1";
        }

        @Override
        public Approving read(DataReader data) {
            var fact = new Approving(new ClaimId(data.id("claimId")), data.day("on"), data.amount("amount"));
            data.end();
            return fact;
        }

        @Override
        public void take(Approving it, Taking taking) {
            FactRefusal.requireNotNegative(it.amount(), "/data/amount");
            if (taking.send(new RequireClaim(it.claimId())) instanceof BenefitAccountId account) {
                PartnerStanding partner = taking.partner(account.partnerId(), "/data/claimId");
                FactRefusal.requirePayable(it.amount(), partner.currency(), "/data/amount");
                PartnerId tierOne = partner.tierOne();
                Object _ = taking.send(new ApproveBenefit(
                        it.claimId(), it.on(), it.amount(), tierOne, periods.closedThrough(tierOne)));
            }
        }
    }

    record Rejecting(ClaimId claimId, LocalDate on, String reason) {}

    @Component
    record Rejected() implements FactType<Rejecting> {

        @Override
        public String type() {
            return "benefit.rejected.v1";
        }

        @Override
        public Rejecting read(DataReader data) {
            var fact = new Rejecting(new ClaimId(data.id("claimId")), data.day("on"), data.text("reason"));
            data.end();
            return fact;
        }

        @Override
        public void take(Rejecting it, Taking taking) {
            if (taking.send(new RequireClaim(it.claimId())) instanceof BenefitAccountId account) {
                Object _ = taking.send(new RejectBenefit(it.claimId(), it.on(), it.reason()));
                Object _ = taking.send(new ReleaseQuota(account, it.claimId()));
            }
        }
    }

    record Payment(PartnerId partnerId, Period period, Instant paidAt) {}

    @Component
    record BillPaid() implements FactType<Payment> {

        @Override
        public String type() {
            return "bill.paid.v1";
        }

        @Override
        public Payment read(DataReader data) {
            var fact = new Payment(new PartnerId(data.id("partnerId")), data.period("period"), data.instant("paidAt"));
            data.end();
            return fact;
        }

        @Override
        public void take(Payment it, Taking taking) {
            var _ = taking.partner(it.partnerId(), "/data/partnerId");
            Object _ = taking.send(new PayBill(new StatementId(it.partnerId(), it.period()), it.paidAt()));
        }
    }
}

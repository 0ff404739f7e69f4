package org.partnerledger.api.programme;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.partnerledger.api.intake.fact.DataReader;
import org.partnerledger.api.intake.fact.FactType;
import org.partnerledger.api.intake.fact.Taking;
import org.partnerledger.api.intake.fact.Taking.NamedKind;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.kernel.CurrencyCode;
import org.partnerledger.core.kernel.CustomerId;
import org.partnerledger.core.kernel.PartnerId;
import org.partnerledger.core.kernel.Refused;
import org.partnerledger.core.opportunity.Direction;
import org.partnerledger.core.opportunity.DuplicatesId;
import org.partnerledger.core.opportunity.OpportunityCommand.AcceptOpportunity;
import org.partnerledger.core.opportunity.OpportunityCommand.Answer;
import org.partnerledger.core.opportunity.OpportunityCommand.CheckVerification;
import org.partnerledger.core.opportunity.OpportunityCommand.DuplicatesCommand.DecideDuplicates;
import org.partnerledger.core.opportunity.OpportunityCommand.DuplicatesCommand.JoinDuplicates;
import org.partnerledger.core.opportunity.OpportunityCommand.RejectOpportunity;
import org.partnerledger.core.opportunity.OpportunityCommand.RequireOpportunity;
import org.partnerledger.core.opportunity.OpportunityCommand.ShareOpportunity;
import org.partnerledger.core.opportunity.OpportunityCommand.SupersedeOpportunity;
import org.partnerledger.core.opportunity.OpportunityCommand.VerifyOpportunity;
import org.partnerledger.core.opportunity.OpportunityCommand.WinOpportunity;
import org.partnerledger.core.opportunity.OpportunityId;
import org.springframework.stereotype.Component;

/** The facts {@code opportunity.…} of contract.md, section 1. */
final class OpportunityFacts {

    private OpportunityFacts() {}

    record Sharing(
            OpportunityId opportunityId,
            Direction direction,
            PartnerId partnerId,
            @Nullable CustomerId customerId,
            @Nullable String customerName,
            String title,
            Instant sharedAt,
            @Nullable Amount expectedAmount,
            @Nullable CurrencyCode currency) {}

    @Component
    record Shared() implements FactType<Sharing> {

        @Override
        public String type() {
            return "opportunity.shared.v1";
        }

        @Override
        public Sharing read(DataReader data) {
            String customer = data.optionalId("customerId");
            var fact = new Sharing(
                    new OpportunityId(data.id("opportunityId")),
                    data.oneOf("direction", Direction.class),
                    new PartnerId(data.id("partnerId")),
                    customer == null ? null : new CustomerId(customer),
                    data.optionalText("customerName"),
                    data.text("title"),
                    data.instant("sharedAt"),
                    data.optionalAmount("expectedAmount"),
                    data.has("currency") ? data.currency("currency") : optional(data, "currency"));
            data.end();
            return fact;
        }

        @Override
        public void take(Sharing it, Taking taking) {
            if (it.expectedAmount() != null) {
                FactRefusal.requireNotNegative(it.expectedAmount(), "/data/expectedAmount");
            }
            var _ = taking.partner(it.partnerId(), "/data/partnerId");
            var same = DuplicatesId.of(it.customerId(), it.customerName(), it.title());
            Object _ = taking.send(new ShareOpportunity(
                    it.opportunityId(),
                    it.direction(),
                    it.partnerId(),
                    it.customerId(),
                    it.title(),
                    same,
                    it.sharedAt(),
                    localDay(it.sharedAt(), taking),
                    it.expectedAmount(),
                    it.currency()));
            if (it.direction() == Direction.PO) {
                Object _ = taking.send(new JoinDuplicates(same, it.opportunityId()));
            }
            if (it.customerName() != null) {
                String named = it.customerId() == null
                        ? it.opportunityId().toString()
                        : it.customerId().value();
                taking.name(NamedKind.CUSTOMER, named, it.customerName());
            }
            taking.arrived(it.opportunityId().toString());
        }
    }

    record Answering(
            OpportunityId opportunityId,
            Instant at,
            @Nullable String reason) {

        static Answering read(DataReader data, Function<DataReader, @Nullable String> reason) {
            var fact =
                    new Answering(new OpportunityId(data.id("opportunityId")), data.instant("at"), reason.apply(data));
            data.end();
            return fact;
        }

        Answer answer(Taking taking) {
            return new Answer(at, localDay(at, taking), taking.rules().calendar());
        }
    }

    @Component
    record Accepted() implements FactType<Answering> {

        @Override
        public String type() {
            return "opportunity.accepted.v1";
        }

        @Override
        public Answering read(DataReader data) {
            return Answering.read(data, _ -> null);
        }

        @Override
        public void take(Answering it, Taking taking) {
            Object _ = taking.send(new AcceptOpportunity(it.opportunityId(), it.answer(taking)));
        }
    }

    @Component
    record Rejected() implements FactType<Answering> {

        @Override
        public String type() {
            return "opportunity.rejected.v1";
        }

        @Override
        public Answering read(DataReader data) {
            return Answering.read(data, it -> it.text("reason"));
        }

        @Override
        public void take(Answering it, Taking taking) {
            Object _ = taking.send(
                    new RejectOpportunity(it.opportunityId(), it.answer(taking), String.valueOf(it.reason())));
        }
    }

    @Component
    record Verified() implements FactType<Answering> {

        @Override
        public String type() {
            return "opportunity.verified.v1";
        }

        @Override
        public Answering read(DataReader data) {
            return Answering.read(data, _ -> null);
        }

        @Override
        public void take(Answering it, Taking taking) {
            Answer answer = it.answer(taking);
            if (taking.send(new CheckVerification(it.opportunityId(), answer)) instanceof DuplicatesId same
                    && taking.send(new DecideDuplicates(same, it.opportunityId(), it.at())) instanceof List<?> losers) {
                Object _ = taking.send(new VerifyOpportunity(it.opportunityId(), answer));
                for (Object loser : losers) {
                    Object _ = taking.send(new SupersedeOpportunity((OpportunityId) loser, it.opportunityId()));
                }
            }
        }
    }

    record Winning(OpportunityId opportunityId, Instant at, List<String> orderIds) {}

    @Component
    record Won() implements FactType<Winning> {

        @Override
        public String type() {
            return "opportunity.won.v1";
        }

        @Override
        public Winning read(DataReader data) {
            var fact =
                    new Winning(new OpportunityId(data.id("opportunityId")), data.instant("at"), data.ids("orderIds"));
            data.end();
            return fact;
        }

        @Override
        public void take(Winning it, Taking taking) {
            Object _ = taking.send(new RequireOpportunity(it.opportunityId()));
            for (int i = 0; i < it.orderIds().size(); i++) {
                if (!taking.isKnownTrade(it.orderIds().get(i))) {
                    throw new Refused(new FactRefusal.UnknownOrder(it.orderIds().get(i), "/data/orderIds/" + i));
                }
            }
            Object _ = taking.send(new WinOpportunity(it.opportunityId(), it.at(), it.orderIds()));
        }
    }

    private static @Nullable CurrencyCode optional(DataReader data, String name) {
        String _ = data.optionalText(name); // Asks for it, so that an explicit null is no unknown member.
        return null;
    }

    private static LocalDate localDay(Instant at, Taking taking) {
        return LocalDate.ofInstant(at, taking.rules().parameters().zone());
    }
}

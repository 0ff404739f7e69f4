package org.partnerledger.api.partner;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.partnerledger.api.intake.fact.DataReader;
import org.partnerledger.api.intake.fact.FactType;
import org.partnerledger.api.intake.fact.Taking;
import org.partnerledger.api.intake.fact.Taking.NamedKind;
import org.partnerledger.core.kernel.CurrencyCode;
import org.partnerledger.core.kernel.CustomerId;
import org.partnerledger.core.kernel.PartnerId;
import org.partnerledger.core.partner.Association;
import org.partnerledger.core.partner.CustomerCommand.LinkCustomer;
import org.partnerledger.core.partner.CustomerCommand.UnlinkCustomer;
import org.partnerledger.core.partner.Link;
import org.partnerledger.core.partner.PartnerCommand.CertifyPartner;
import org.partnerledger.core.partner.PartnerCommand.EnrolPartner;
import org.partnerledger.core.partner.PartnerCommand.LeavePartner;
import org.partnerledger.core.partner.Segment;

/** The five kinds of facts of contract.md, section 1, that say who belongs to whom. */
public final class PartnerFacts {

    private PartnerFacts() {}

    public static List<FactType<?>> all() {
        return List.of(new Enrolled(), new Left(), new Certified(), new Linked(), new Unlinked());
    }

    private record Enrolment(
            PartnerId partnerId,
            String name,
            CurrencyCode currency,
            Instant from,
            @Nullable PartnerId distributor) {}

    private record Enrolled() implements FactType<Enrolment> {

        @Override
        public String type() {
            return "partner.enrolled.v1";
        }

        @Override
        public Enrolment read(DataReader data) {
            String distributor = data.optionalId("distributorId");
            var fact = new Enrolment(
                    new PartnerId(data.id("partnerId")),
                    data.text("name"),
                    data.currency("currency"),
                    data.instantOrDay("memberFrom"),
                    distributor == null ? null : new PartnerId(distributor));
            data.end();
            if (fact.partnerId().equals(fact.distributor())) {
                throw data.wrong("distributorId", "a partner is not its own distributor");
            }
            return fact;
        }

        @Override
        public void take(Enrolment fact, Taking taking) {
            CurrencyCode distributorCurrency = fact.distributor() == null
                    ? null
                    : taking.partner(fact.distributor(), "/data/distributorId").currency();
            Object _ = taking.send(new EnrolPartner(
                    fact.partnerId(), fact.currency(), fact.from(), fact.distributor(), distributorCurrency));
            taking.name(NamedKind.PARTNER, fact.partnerId().value(), fact.name());
        }
    }

    private record Left() implements FactType<LeavePartner> {

        @Override
        public String type() {
            return "partner.left.v1";
        }

        @Override
        public LeavePartner read(DataReader data) {
            var fact = new LeavePartner(new PartnerId(data.id("partnerId")), data.instantOrDay("memberTo"));
            data.end();
            return fact;
        }

        @Override
        public void take(LeavePartner fact, Taking taking) {
            var _ = taking.partner(fact.partnerId(), "/data/partnerId");
            Object _ = taking.send(fact);
        }
    }

    private record Certified() implements FactType<CertifyPartner> {

        @Override
        public String type() {
            return "partner.certification.v1";
        }

        @Override
        public CertifyPartner read(DataReader data) {
            var fact = new CertifyPartner(
                    new PartnerId(data.id("partnerId")),
                    data.instantOrDay("validFrom"),
                    data.optionalInstantOrDay("validTo"));
            data.end();
            if (fact.validTo() != null && !fact.validFrom().isBefore(fact.validTo())) {
                throw data.wrong("validTo", "it ends before it begins");
            }
            return fact;
        }

        @Override
        public void take(CertifyPartner fact, Taking taking) {
            var _ = taking.partner(fact.partnerId(), "/data/partnerId");
            Object _ = taking.send(fact);
        }
    }

    private record Linking(
            CustomerId customerId, Link link, @Nullable String name) {}

    private record Linked() implements FactType<Linking> {

        @Override
        public String type() {
            return "customer.linked.v1";
        }

        @Override
        public Linking read(DataReader data) {
            var customer = new CustomerId(data.id("customerId"));
            var partner = new PartnerId(data.id("partnerId"));
            Association association = data.oneOf("association", Association.class);
            Instant from = data.instantOrDay("from");
            Instant to = data.optionalInstantOrDay("to");
            Segment segment = data.optionalOneOf("segment", Segment.class);
            String name = data.optionalText("name");
            data.end();
            if (to != null && !from.isBefore(to)) {
                throw data.wrong("to", "it ends before it begins");
            }
            var link = new Link(partner, association, segment == null ? Segment.ENTERPRISE : segment, from, to);
            return new Linking(customer, link, name);
        }

        @Override
        public void take(Linking fact, Taking taking) {
            var _ = taking.partner(fact.link().partnerId(), "/data/partnerId");
            Object _ = taking.send(new LinkCustomer(fact.customerId(), fact.link()));
            if (fact.name() != null) {
                taking.name(NamedKind.CUSTOMER, fact.customerId().value(), fact.name());
            }
        }
    }

    private record Unlinked() implements FactType<UnlinkCustomer> {

        @Override
        public String type() {
            return "customer.unlinked.v1";
        }

        @Override
        public UnlinkCustomer read(DataReader data) {
            var fact = new UnlinkCustomer(new CustomerId(data.id("customerId")), data.instantOrDay("to"));
            data.end();
            return fact;
        }

        @Override
        public void take(UnlinkCustomer fact, Taking taking) {
            Object _ = taking.send(fact);
        }
    }
}

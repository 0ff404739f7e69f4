package org.partnerledger.core.partner;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.time.Instant;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;
import org.partnerledger.core.kernel.PartnerId;
import org.partnerledger.core.kernel.Refused;
import org.partnerledger.core.partner.PartnerCommand.CertifyPartner;
import org.partnerledger.core.partner.PartnerCommand.EnrolPartner;
import org.partnerledger.core.partner.PartnerCommand.LeavePartner;
import org.partnerledger.core.partner.PartnerEvent.PartnerCertified;
import org.partnerledger.core.partner.PartnerEvent.PartnerEnrolled;
import org.partnerledger.core.partner.PartnerEvent.PartnerLeft;
import org.partnerledger.core.partner.PartnerRefusal.CurrencyOfDistributor;
import org.partnerledger.core.partner.PartnerRefusal.NotMember;
import org.partnerledger.core.partner.PartnerRefusal.StillMember;

/** Guards one partner's membership: one at a time, and none before the one before has ended. */
class Partner {

    @AggregateIdentifier
    @SuppressWarnings("unused") // Axon reads it.
    private String stream;

    /** The last membership; null before the first. */
    private @Nullable Interval membership;

    /** For Axon, which replays events into an empty instance. */
    Partner() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    PartnerEvent decide(EnrolPartner command) {
        if (command.distributorCurrency() != null
                && !command.distributorCurrency().equals(command.currency())) {
            throw new Refused(
                    new CurrencyOfDistributor(command.partnerId(), command.currency(), command.distributorCurrency()));
        }
        if (membership != null && !hasEndedBefore(membership, command.memberFrom())) {
            throw new Refused(new StillMember(command.partnerId(), command.memberFrom()));
        }
        return applied(new PartnerEnrolled(
                command.partnerId(), command.currency(), command.memberFrom(), command.distributorId()));
    }

    @CommandHandler
    PartnerEvent decide(LeavePartner command) {
        if (membership == null || membership.to() != null || !membership.from().isBefore(command.memberTo())) {
            throw new Refused(new NotMember(command.partnerId(), command.memberTo()));
        }
        return applied(new PartnerLeft(command.partnerId(), command.memberTo()));
    }

    @CommandHandler
    PartnerEvent decide(CertifyPartner command) {
        return applied(new PartnerCertified(command.partnerId(), command.validFrom(), command.validTo()));
    }

    static String stream(PartnerId id) {
        return "partner/" + id;
    }

    @EventSourcingHandler
    void evolve(PartnerEvent event) {
        stream = stream(event.partnerId());
        membership = switch (event) {
            case PartnerEnrolled it -> new Interval(it.memberFrom(), null);
            case PartnerLeft it -> membership == null ? null : new Interval(membership.from(), it.memberTo());
            case PartnerCertified it -> membership;
        };
    }

    private static boolean hasEndedBefore(Interval membership, Instant memberFrom) {
        return membership.to() != null && !membership.to().isAfter(memberFrom);
    }

    private static PartnerEvent applied(PartnerEvent event) {
        apply(event);
        return event;
    }
}

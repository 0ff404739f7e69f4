package org.partnerledger.core.benefit;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;
import org.partnerledger.core.benefit.BenefitCommand.BenefitAccountCommand.QualifyForBenefit;
import org.partnerledger.core.benefit.BenefitCommand.BenefitAccountCommand.ReleaseQuota;
import org.partnerledger.core.benefit.BenefitCommand.BenefitAccountCommand.TakeQuota;
import org.partnerledger.core.benefit.BenefitEvent.BenefitAccountEvent;
import org.partnerledger.core.benefit.BenefitEvent.BenefitAccountEvent.BenefitQualified;
import org.partnerledger.core.benefit.BenefitEvent.BenefitAccountEvent.QuotaReleased;
import org.partnerledger.core.benefit.BenefitEvent.BenefitAccountEvent.QuotaTaken;
import org.partnerledger.core.benefit.BenefitRefusal.NotQualified;
import org.partnerledger.core.benefit.BenefitRefusal.QuotaExceeded;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.kernel.Refused;

/**
 * Guards one partner's right to benefits of one kind: who is not qualified claims nothing, and nobody beyond the quota.
 */
class BenefitAccount {

    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // Axon reads it.
    private @Nullable BenefitAccountId id;

    /** In order of recording; a handful. */
    private final List<Qualification> qualifications = new ArrayList<>();

    /** What claims that are not rejected asked for; some dozens of claims a year at most. */
    private final Map<ClaimId, Amount> taken = new HashMap<>();

    private Amount used = Amount.ZERO;

    /** For Axon, which replays events into an empty instance. */
    BenefitAccount() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(QualifyForBenefit it) {
        apply(new BenefitQualified(it.accountId().partnerId(), it.accountId().kind(), it.qualification()));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(TakeQuota it) {
        Claim claim = it.claim();
        BenefitAccountId account = it.accountId();
        Qualification qualification = qualificationAt(it.claimedAt());
        if (qualification == null) {
            throw new Refused(new NotQualified(account.partnerId(), account.kind(), claim.on()));
        }
        Amount quota = qualification.quota();
        if (quota != null && used.plus(claim.amount()).compareTo(quota) > 0) {
            throw new Refused(new QuotaExceeded(claim.claimId(), claim.amount(), used, quota));
        }
        apply(new QuotaTaken(account.partnerId(), account.kind(), claim.claimId(), claim.amount()));
    }

    @CommandHandler
    void decide(ReleaseQuota it) {
        if (taken.containsKey(it.claimId())) {
            apply(new QuotaReleased(it.accountId().partnerId(), it.accountId().kind(), it.claimId()));
        }
    }

    @EventSourcingHandler
    void evolve(BenefitAccountEvent event) {
        id = new BenefitAccountId(event.partnerId(), event.kind());
        switch (event) {
            case BenefitQualified it -> qualifications.add(it.qualification());
            case QuotaTaken it -> {
                taken.put(it.claimId(), it.amount());
                used = used.plus(it.amount());
            }
            case QuotaReleased it -> {
                Amount released = taken.remove(it.claimId());
                used = released == null ? used : used.minus(released);
            }
        }
    }

    /** Of several that hold the last recorded counts (domain.md, section 10). */
    private @Nullable Qualification qualificationAt(Instant instant) {
        return qualifications.reversed().stream()
                .filter(it -> it.holdsAt(instant))
                .findFirst()
                .orElse(null);
    }
}

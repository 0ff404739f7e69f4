package org.partnerledger.api.intake.fact;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.partnerledger.core.kernel.PartnerId;
import org.partnerledger.core.partner.Directory;
import org.partnerledger.core.partner.PartnerStanding;
import org.partnerledger.core.rulebook.RulesSnapshot;

/** What a fact may read and do while it is taken. */
public interface Taking {

    /** The event's key: {@code source}. */
    String source();

    /** The event's key: {@code id}. */
    String eventId();

    /** The ledger's clock. */
    Instant now();

    RulesSnapshot rules();

    /** Partners and links, the facts before this one included. */
    Directory directory();

    /**
     * A partner that must be enrolled.
     *
     * @param pointer of the member that names it
     * @throws org.partnerledger.core.kernel.Refused UNKNOWN_PARTNER, awaiting the partner
     */
    PartnerStanding partner(PartnerId id, String pointer);

    /**
     * Dispatches a command within the chunk's unit of work and gives the handler's answer.
     *
     * @throws org.partnerledger.core.kernel.Refused what the aggregate refused
     */
    @Nullable
    Object send(Object command);

    /** Says that a thing is there now, so that held facts that await it are tried again. */
    void arrived(String thing);

    /** Whether an order or trade is known: it has a line that is no refund. */
    boolean isKnownTrade(String tradeId);

    /** Keeps a person's or company's name where it can be erased: events hold ids only. */
    void name(NamedKind kind, String id, String name);

    /** What can have a name. */
    enum NamedKind {
        PARTNER,
        CUSTOMER
    }
}

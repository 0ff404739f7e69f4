package org.partnerledger.core.partner;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.partnerledger.core.kernel.CustomerId;
import org.partnerledger.core.kernel.PartnerId;
import org.partnerledger.core.partner.PartnerEvent.PartnerCertified;
import org.partnerledger.core.partner.PartnerEvent.PartnerEnrolled;
import org.partnerledger.core.partner.PartnerEvent.PartnerLeft;

/**
 * Who belongs to whom, at every instant: what attribution reads. Folded from events; not thread-safe.
 *
 * <p>Partners are ordered by id, so that whatever goes through all of them does so in the same order every time.
 */
public final class Directory {

    private final Map<PartnerId, PartnerStanding> partners;
    /** The same by hash: every line asks for its partner. */
    private final Map<PartnerId, PartnerStanding> byId;

    private final Map<CustomerId, List<Link>> links;

    public Directory() {
        this(Map.of(), Map.of());
    }

    /** Of what a read model has stored. */
    public Directory(Map<PartnerId, PartnerStanding> partners, Map<CustomerId, List<Link>> links) {
        this.partners = new TreeMap<>(partners);
        this.byId = new HashMap<>(partners);
        this.links = new HashMap<>(links);
    }

    public @Nullable PartnerStanding partner(PartnerId id) {
        return byId.get(id);
    }

    /** All partners of both tiers, by id. */
    public Collection<PartnerStanding> partners() {
        return partners.values();
    }

    /** Links in order of arrival. */
    public List<Link> linksOf(CustomerId customer) {
        return links.getOrDefault(customer, List.of());
    }

    public @Nullable Link linkAt(CustomerId customer, Instant instant) {
        for (Link link : linksOf(customer)) {
            if (link.covers(instant)) {
                return link;
            }
        }
        return null;
    }

    /** The tier-1 partner behind a partner of either tier; the partner itself where nobody enrolled it. */
    public PartnerId tierOneOf(PartnerId id) {
        PartnerStanding partner = byId.get(id);
        return partner == null ? id : partner.tierOne();
    }

    public void apply(PartnerEvent event) {
        PartnerStanding after = after(byId.get(event.partnerId()), event);
        partners.put(event.partnerId(), after);
        byId.put(event.partnerId(), after);
    }

    public void apply(CustomerEvent event) {
        links.put(event.customerId(), Customer.after(linksOf(event.customerId()), event));
    }

    private static PartnerStanding after(@Nullable PartnerStanding before, PartnerEvent event) {
        return switch (event) {
            case PartnerEnrolled it ->
                new PartnerStanding(
                        it.partnerId(),
                        it.currency(),
                        it.distributorId(),
                        plus(before == null ? List.of() : before.memberships(), new Interval(it.memberFrom(), null)),
                        before == null ? List.of() : before.certifications());
            case PartnerLeft it -> known(before, it).leaving(it.memberTo());
            case PartnerCertified it -> known(before, it).certified(new Interval(it.validFrom(), it.validTo()));
        };
    }

    private static PartnerStanding known(@Nullable PartnerStanding before, PartnerEvent event) {
        if (before == null) {
            throw new IllegalStateException("nobody enrolled the partner of " + event);
        }
        return before;
    }

    static <T> List<T> plus(List<T> list, T element) {
        var longer = new ArrayList<>(list);
        longer.add(element);
        return List.copyOf(longer);
    }
}

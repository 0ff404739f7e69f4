package org.partnerledger.core.verification;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.partnerledger.core.bundle.SealedLink;
import org.partnerledger.core.kernel.CustomerId;
import org.partnerledger.core.kernel.PartnerId;
import org.partnerledger.core.partner.Directory;
import org.partnerledger.core.partner.Link;
import org.partnerledger.core.partner.PartnerStanding;

/** Who belonged to whom and was what, as the close of a sealed month knew it. */
final class SealedDirectory {

    private final Map<PartnerId, PartnerStanding> standings = new HashMap<>();
    private final Map<CustomerId, List<Link>> links = new HashMap<>();

    void add(PartnerStanding standing) {
        standings.put(standing.id(), standing);
    }

    /** Standings come first: nobody among them stands for the partner that is not named. */
    void add(SealedLink it) {
        List<Link> customers = links.computeIfAbsent(it.customerId(), _ -> new ArrayList<>());
        if (it.afterAnother()) {
            // Before anything, and over at once: it covers no line, and says only that it was there.
            customers.add(new Link(nobody(), it.association(), it.segment(), Instant.MIN, Instant.MIN));
        }
        customers.add(new Link(it.partnerId(), it.association(), it.segment(), it.from(), it.to()));
    }

    /** What attribution reads. */
    Directory directory() {
        return new Directory(standings, links);
    }

    private PartnerId nobody() {
        String name = "-";
        while (standings.containsKey(new PartnerId(name))) {
            name += "-";
        }
        return new PartnerId(name);
    }
}

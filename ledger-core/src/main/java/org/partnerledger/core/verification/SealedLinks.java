package org.partnerledger.core.verification;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.partnerledger.core.bundle.SealedLine;
import org.partnerledger.core.bundle.SealedLink;
import org.partnerledger.core.combination.Combination;
import org.partnerledger.core.kernel.CustomerId;
import org.partnerledger.core.kernel.PartnerId;

/** Whose the customers were, by the links that were sealed. */
final class SealedLinks {

    private final Map<Key, TreeMap<Long, SealedLink>> links = new HashMap<>();

    private record Key(CustomerId customer, @Nullable PartnerId partner) {}

    void add(SealedLink it) {
        links.computeIfAbsent(new Key(it.customerId(), it.partnerId()), _ -> new TreeMap<>())
                .put(it.from().toEpochMilli(), it);
    }

    /** Whether the line's customer was the partner's when it consumed, in the way in which the line was counted. */
    boolean hold(SealedLine line, Combination combination) {
        PartnerId tierTwo = line.decision().tierTwo();
        PartnerId owner = tierTwo == null ? line.decision().partner() : tierTwo;
        var known = links.get(new Key(line.line().customerId(), owner));
        var last = known == null
                ? null
                : known.floorEntry(line.line().consumedFrom().toEpochMilli());
        return last != null
                && last.getValue().association() == combination.association()
                && Objects.equals(last.getValue().segment(), combination.segment());
    }
}

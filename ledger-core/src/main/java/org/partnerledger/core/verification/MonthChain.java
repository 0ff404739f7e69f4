package org.partnerledger.core.verification;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.partnerledger.core.seal.Hash;
import org.partnerledger.core.seal.PeriodSeal;
import org.partnerledger.core.verification.Finding.Code;

/** Follows the months of partners, each of which names the one before. */
public final class MonthChain {

    private MonthChain() {}

    /**
     * Where seals do not follow each other.
     *
     * @param seals of any partners, in any order
     * @param fromFirst whether a partner's first seal has to be among them; otherwise any stretch will do
     */
    public static List<Finding> findings(List<PeriodSeal> seals, boolean fromFirst) {
        var findings = new ArrayList<Finding>();
        Map<String, List<PeriodSeal>> byPartner = new TreeMap<>();
        seals.forEach(seal -> byPartner
                .computeIfAbsent(seal.partnerId().value(), _ -> new ArrayList<>())
                .add(seal));
        byPartner.values().forEach(chain -> {
            chain.sort(Comparator.comparingLong(PeriodSeal::number));
            follow(chain, fromFirst, findings);
        });
        return List.copyOf(findings);
    }

    private static void follow(List<PeriodSeal> chain, boolean fromFirst, List<Finding> findings) {
        PeriodSeal before = null;
        for (PeriodSeal seal : chain) {
            String at = seal.partnerId() + "/" + seal.period();
            long wanted = before == null ? 1 : before.number() + 1;
            boolean begins = before == null && !fromFirst;
            if (!begins && seal.number() > wanted) {
                findings.add(new Finding(
                        Code.SEQUENCE_GAP, at, "is seal " + seal.number() + ", " + wanted + " should follow"));
            } else if (!begins && (seal.number() < wanted || !Objects.equals(seal.previous(), hash(before)))) {
                findings.add(new Finding(Code.CHAIN_BROKEN, at, "does not name the seal before it"));
            }
            before = seal;
        }
    }

    private static @Nullable Hash hash(@Nullable PeriodSeal seal) {
        return seal == null ? null : seal.hash();
    }
}

package org.partnerledger.core.seal;

import java.util.List;
import org.partnerledger.core.kernel.PartnerId;
import org.partnerledger.core.stored.StoredName;

/** Everything that can happen to seals. Only roots are kept; trees are built again when somebody asks. */
public sealed interface SealEvent {

    /** @param files in the order in which they are leaves */
    @StoredName("partner-period-sealed")
    record PartnerPeriodSealed(PeriodSeal seal, List<SealedFile> files, SealBasis basis) implements SealEvent {

        public PartnerPeriodSealed {
            files = List.copyOf(files);
        }
    }

    /**
     * @param partnerIds whose months it seals, in the order of the tree
     * @param publicKey X.509, Base64
     * @param signature Ed25519 over {@link CloseSeal#message}, Base64
     */
    @StoredName("close-sealed")
    record CloseSealed(CloseSeal seal, List<PartnerId> partnerIds, String publicKey, String signature)
            implements SealEvent {

        public CloseSealed {
            partnerIds = List.copyOf(partnerIds);
        }
    }
}

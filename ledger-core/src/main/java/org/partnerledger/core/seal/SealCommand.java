package org.partnerledger.core.seal;

import java.time.Instant;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.partnerledger.core.kernel.PartnerId;
import org.partnerledger.core.kernel.Period;

/** What can be asked to be sealed. */
public sealed interface SealCommand {

    /** The stream it goes to. */
    String chainId();

    /** Seals a partner's month, once. */
    record SealPeriod(PartnerId partnerId, Period period, List<SealedFile> files, SealBasis basis, Instant at)
            implements SealCommand {

        @Override
        @TargetAggregateIdentifier
        public String chainId() {
            return "seals/" + partnerId;
        }
    }

    /** Seals a close. The signature comes with it, and so does the place in the chain that was signed. */
    record SealClose(CloseSeal seal, List<PartnerId> partnerIds, String publicKey, String signature)
            implements SealCommand {

        @Override
        @TargetAggregateIdentifier
        public String chainId() {
            return "close-seals";
        }
    }
}

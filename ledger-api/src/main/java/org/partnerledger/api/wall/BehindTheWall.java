package org.partnerledger.api.wall;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.partnerledger.core.kernel.PartnerId;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.async.CallableProcessingInterceptor;

/** Answers that are written by a thread of their own are written behind the wall as well. */
public final class BehindTheWall implements CallableProcessingInterceptor {

    private final PartnerReads reads;
    private final PartnerId partner;
    private final boolean oneState;
    private PartnerReads.@Nullable Behind behind;

    /** @param oneState as in {@link PartnerReads#enter} */
    public BehindTheWall(PartnerReads reads, PartnerId partner, boolean oneState) {
        this.reads = reads;
        this.partner = partner;
        this.oneState = oneState;
    }

    @Override
    public <T> void preProcess(NativeWebRequest request, Callable<T> task) {
        behind = reads.enter(partner, oneState);
    }

    @Override
    public <T> void postProcess(NativeWebRequest request, Callable<T> task, @Nullable Object result) {
        PartnerReads.Behind entered = behind;
        if (entered != null) {
            behind = null;
            reads.leave(entered);
        }
    }
}

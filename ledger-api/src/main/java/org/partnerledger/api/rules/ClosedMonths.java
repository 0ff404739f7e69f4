package org.partnerledger.api.rules;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.partnerledger.core.kernel.Period;

/** Which months are closed, as far as it matters to the rules: what is closed does not change any more. */
public interface ClosedMonths {

    /** Whether some month is closed. */
    boolean any();

    /** The last closed month, up to which every month is closed; null = none is. */
    @Nullable
    Period last();

    /** Runs work in one transaction during which no month begins to close, so that what was asked above still holds. */
    <R> R whileNoneCloses(Supplier<R> work);
}

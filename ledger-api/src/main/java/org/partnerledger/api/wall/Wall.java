package org.partnerledger.api.wall;

import org.jspecify.annotations.Nullable;
import org.partnerledger.core.kernel.PartnerId;

/**
 * Behind which partner's wall this thread works. Where it is up, connections are those of the web login; where it is
 * not, finding that out costs a look at the thread.
 */
public final class Wall {

    private static final ThreadLocal<@Nullable PartnerId> BEHIND = new ThreadLocal<>();

    private Wall() {}

    /** Null where there is no wall. */
    static @Nullable PartnerId partner() {
        return BEHIND.get();
    }

    static boolean isUp() {
        return BEHIND.get() != null;
    }

    static void raise(PartnerId partner) {
        BEHIND.set(partner);
    }

    static void lower() {
        BEHIND.remove();
    }
}

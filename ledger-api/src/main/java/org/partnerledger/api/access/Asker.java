package org.partnerledger.api.access;

import java.util.Map;
import org.partnerledger.api.readmodel.Causes;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/** Who has asked for what this thread does, kept beside the events that come of it. */
public final class Asker {

    private static final ScopedValue<String> OF_JOB = ScopedValue.newInstance();

    private Asker() {}

    /** The name that has been shown; "" where nobody had to show any. */
    public static String name() {
        if (OF_JOB.isBound()) {
            return OF_JOB.get();
        }
        Authentication shown = SecurityContextHolder.getContext().getAuthentication();
        return shown instanceof AnonymousAuthenticationToken
                ? ""
                : CurrentUser.of(shown).name();
    }

    /** To be kept beside an event; empty where nobody had to show any name. */
    public static Map<String, String> beside() {
        String name = name();
        return name.isEmpty() ? Map.of() : Map.of(Causes.BY, name);
    }

    /** Work that goes on without the request that asked for it. */
    public static <T, X extends Throwable> T on(String behalf, ScopedValue.CallableOp<T, X> work) throws X {
        return ScopedValue.where(OF_JOB, behalf).call(work);
    }
}

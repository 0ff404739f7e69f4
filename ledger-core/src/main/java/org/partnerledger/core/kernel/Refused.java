package org.partnerledger.core.kernel;

/** Carries a {@link Refusal} out of an aggregate. A bug is never a {@code Refused}: bugs crash. */
public final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Refusal refusal;

    public Refused(Refusal refusal) {
        super(refusal.message(), null, false, false); // No stack trace: a refusal is an answer, not an accident.
        this.refusal = refusal;
    }

    public Refusal refusal() {
        return refusal;
    }
}

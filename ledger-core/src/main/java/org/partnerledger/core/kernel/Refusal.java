package org.partnerledger.core.kernel;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Why the ledger refused something it understood. Each feature seals its own family of these; see {@link Refused}. */
public interface Refusal {

    Kind kind();

    /** The stable code of the contract, UPPER_SNAKE_CASE: {@code OUT_OF_ORDER}, {@code PERIOD_CLOSED}. */
    String code();

    /** A sentence for a person. Callers that are programs read {@link #code} and the record's own fields. */
    String message();

    /** JSON pointer to the member at fault within the body or the event's data, or "" for the whole. */
    default String pointer() {
        return "";
    }

    /** Every single fault, where more than one was found; usually just this refusal itself. */
    default List<Problem> problems() {
        return List.of(new Problem(pointer(), code(), message()));
    }

    /**
     * One fault at one place.
     *
     * @param pointer JSON pointer to the member at fault, or "" for the whole
     */
    record Problem(String pointer, String code, String detail) {}

    /**
     * Name of the missing thing whose arrival ends the refusal by itself, such as {@code project:pr-1}; null where only
     * the caller can (contract.md, section 6, what is held and what is refused).
     */
    default @Nullable String awaits() {
        return null;
    }

    /** What the caller can do about it; HTTP makes a status of it. */
    enum Kind {
        /** The thing addressed does not exist. */
        UNKNOWN,
        /** The thing exists and its present state rules the request out; a retry will not help. */
        WRONG_STATE,
        /** The request asks for something the agreed terms do not allow, or is malformed. */
        AGAINST_TERMS
    }
}

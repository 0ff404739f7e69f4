package org.partnerledger.core.kernel;

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

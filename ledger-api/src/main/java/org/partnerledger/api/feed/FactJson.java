package org.partnerledger.api.feed;

import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Reads facts as they are written: decimals exactly, and a member that stands twice is refused, not chosen from. */
public final class FactJson {

    public static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private FactJson() {}

    /**
     * What is wrong with a text, in one line, with line and column within it where they are known.
     *
     * @param e what reading it threw: a JacksonException, or a NumberFormatException for a number with an exponent
     *     beyond what can be counted with
     */
    public static String explain(RuntimeException e) {
        return e instanceof JacksonException json ? explainJson(json) : "a number is beyond what can be counted with";
    }

    private static String explainJson(JacksonException e) {
        String message = e.getOriginalMessage().lines().findFirst().orElse("unreadable JSON");
        TokenStreamLocation at = e.getLocation();
        return at == null || at.getLineNr() < 1
                ? message
                : message + " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")";
    }
}

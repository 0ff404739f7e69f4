package org.partnerledger.api.feed;

import org.partnerledger.core.kernel.Refusal;

/**
 * A file is none of its kind, or has not the columns that it should have.
 *
 * @param why names the position, where there is one
 */
public record UnreadableFile(String why) implements Refusal {

    @Override
    public Kind kind() {
        return Kind.AGAINST_TERMS;
    }

    @Override
    public String code() {
        return "UNREADABLE";
    }

    @Override
    public String message() {
        return "the file cannot be read: " + why;
    }
}

package org.partnerledger.api.feed.text;

import java.io.IOException;

/** The body or file as a whole is not what it was said to be. The message names the position and what was expected. */
public final class UnreadableFeed extends IOException {

    private static final long serialVersionUID = 1L;

    private final String reason;

    public UnreadableFeed(String reason) {
        super(reason);
        this.reason = reason;
    }

    @Override
    public String getMessage() {
        return reason;
    }
}

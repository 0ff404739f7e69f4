package org.partnerledger.api.feed;

import java.io.IOException;

/** The body or file as a whole is not what it was said to be. The message names the position and what was expected. */
public final class UnreadableFeed extends IOException {

    private static final long serialVersionUID = 1L;

    public UnreadableFeed(String message) {
        super(message);
    }
}

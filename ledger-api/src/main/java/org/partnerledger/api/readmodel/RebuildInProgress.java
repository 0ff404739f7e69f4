package org.partnerledger.api.readmodel;

import org.springframework.dao.TransientDataAccessResourceException;

/** Nothing can be read or appended while the read models are built again: try again when they are. */
public final class RebuildInProgress extends TransientDataAccessResourceException {

    private static final long serialVersionUID = 1L;

    RebuildInProgress() {
        super("the read models are being built again");
    }
}

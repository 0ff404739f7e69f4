package org.partnerledger.api.readmodel;

import org.springframework.dao.TransientDataAccessResourceException;

/** Events cannot be appended while the read models are built again: try again when they are. */
final class RebuildInProgress extends TransientDataAccessResourceException {

    private static final long serialVersionUID = 1L;

    RebuildInProgress() {
        super("the read models are being built again");
    }
}

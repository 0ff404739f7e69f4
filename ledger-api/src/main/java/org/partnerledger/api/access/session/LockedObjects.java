package org.partnerledger.api.access.session;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.partnerledger.api.safe.Safe;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is remembered of somebody who is signed in, or is about to, as every node can read it from the database: written
 * by Java, and locked. So nobody who can write to the database makes up an object, and nobody who has a copy of it
 * reads one.
 */
public final class LockedObjects {

    private static final Logger LOG = LoggerFactory.getLogger(LockedObjects.class);

    /** What Spring Security keeps, and what the ledger adds to it; anything else is not even looked at. */
    private static final ObjectInputFilter KNOWN = ObjectInputFilter.Config.createFilter("maxdepth=40;maxbytes=1000000;"
            + "org.partnerledger.api.access.**;org.springframework.security.**;org.springframework.util.**;"
            + "jakarta.servlet.http.Cookie;java.lang.*;java.util.**;java.time.**;java.net.*;java.math.*;!*");

    private final Safe safe;
    private final String label;

    /** @param label what it is; an object that was locked under another one cannot stand in for it */
    public LockedObjects(Safe safe, String label) {
        this.safe = safe;
        this.label = label;
    }

    /** @throws IllegalStateException for what Java cannot write */
    public byte[] lock(Object object) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new ObjectOutputStream(bytes)) {
            out.writeObject(object);
        } catch (IOException e) {
            throw new IllegalStateException("cannot be kept: " + object.getClass(), e);
        }
        return safe.lock(label, bytes.toByteArray());
    }

    /**
     * Null for what was changed, what is locked under a key that is gone, and what another version of the ledger wrote
     * in another way: whoever it belongs to signs in again.
     */
    public @Nullable Object open(byte[] locked) {
        byte[] bytes;
        try {
            bytes = safe.open(label, locked);
        } catch (Safe.CannotOpen unreadable) {
            LOG.warn("somebody has to sign in again: {}", unreadable.getMessage());
            return null;
        }
        try (var in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
            in.setObjectInputFilter(KNOWN);
            return in.readObject();
        } catch (UncheckedIOException | IOException | ClassNotFoundException | IllegalArgumentException other) {
            LOG.warn("somebody has to sign in again: {} is not readable by this version", label, other);
            return null;
        }
    }
}

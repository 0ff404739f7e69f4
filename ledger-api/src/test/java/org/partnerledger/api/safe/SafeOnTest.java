package org.partnerledger.api.safe;

import java.nio.file.Path;

/** A safe whose key lies where a test wants it. */
public final class SafeOnTest {

    private SafeOnTest() {}

    /** As after a start: the file is read again. */
    public static Safe in(Path file) {
        return new Safe(new SafeKeys(file, true));
    }
}

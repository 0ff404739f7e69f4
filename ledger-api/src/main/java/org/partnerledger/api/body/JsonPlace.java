package org.partnerledger.api.body;

import java.util.List;
import java.util.function.Supplier;
import org.partnerledger.core.kernel.Refusal.Problem;

/**
 * Where in a body something stands.
 *
 * @param pointer JSON pointer (RFC 6901)
 * @param problems of the whole body, in the order in which they were found
 */
public record JsonPlace(String pointer, List<Problem> problems) {

    JsonPlace member(String name) {
        return new JsonPlace(pointer + "/" + name.replace("~", "~0").replace("/", "~1"), problems);
    }

    JsonPlace element(int index) {
        return new JsonPlace(pointer + "/" + index, problems);
    }

    /** Notes a fault here, and stands for the value that is missing. */
    public <T> Supplier<T> fault(String code, String detail) {
        problems.add(new Problem(pointer, code, detail));
        return missing();
    }

    /** Stands for a value whose fault is noted; must never be asked. */
    <T> Supplier<T> missing() {
        return () -> {
            throw new IllegalStateException("there is no value at " + pointer);
        };
    }
}

package org.partnerledger.api.line;

import java.util.List;
import org.partnerledger.core.kernel.Refusal;

/** Ids are unique within a source only (contract.md, section 6): somebody asked for one of several lines. */
public record AmbiguousLine(String lineId, List<String> sources) implements Refusal {

    @Override
    public Kind kind() {
        return Kind.WRONG_STATE;
    }

    @Override
    public String code() {
        return "AMBIGUOUS_LINE";
    }

    @Override
    public String message() {
        return "line " + lineId + " exists in " + sources.size() + " sources, add ?source= with one of " + sources;
    }
}

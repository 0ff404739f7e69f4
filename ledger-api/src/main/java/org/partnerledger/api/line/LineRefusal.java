package org.partnerledger.api.line;

import java.util.List;
import org.partnerledger.core.kernel.Refusal;

/** Every no to somebody who asks for a line. */
sealed interface LineRefusal extends Refusal {

    /** Ids are unique within a source only (contract.md, section 6). */
    record AmbiguousLine(String lineId, List<String> sources) implements LineRefusal {
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
}

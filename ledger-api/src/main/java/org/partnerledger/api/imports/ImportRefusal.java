package org.partnerledger.api.imports;

import org.partnerledger.core.kernel.Ids;
import org.partnerledger.core.kernel.Refusal;

/** Why a file is not received, or nothing can be said about it. */
public sealed interface ImportRefusal extends Refusal {

    record UnknownFormat(String format) implements ImportRefusal {

        @Override
        public Kind kind() {
            return Kind.AGAINST_TERMS;
        }

        @Override
        public String code() {
            return "UNKNOWN_FORMAT";
        }

        @Override
        public String message() {
            return "?format= is spend, focus or events, not '" + format + "'";
        }
    }

    record InvalidSource() implements ImportRefusal {

        @Override
        public Kind kind() {
            return Kind.AGAINST_TERMS;
        }

        @Override
        public String code() {
            return "INVALID_SOURCE";
        }

        @Override
        public String message() {
            return "?source= has 1 to " + Ids.MAX_LENGTH + " characters, none of them a control";
        }
    }

    /** @param why names the position, where there is one; what came before it is taken */
    record UnreadableFile(String why) implements ImportRefusal {

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

    record UnknownImport(String importId) implements ImportRefusal {

        @Override
        public Kind kind() {
            return Kind.UNKNOWN;
        }

        @Override
        public String code() {
            return "UNKNOWN_IMPORT";
        }

        @Override
        public String message() {
            return "there is no import '" + importId + "'";
        }
    }
}

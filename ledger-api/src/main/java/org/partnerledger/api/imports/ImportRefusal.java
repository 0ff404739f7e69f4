package org.partnerledger.api.imports;

import org.partnerledger.core.kernel.Refusal;

/** Why a file is not received, or nothing can be said about it. */
public sealed interface ImportRefusal extends Refusal {

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

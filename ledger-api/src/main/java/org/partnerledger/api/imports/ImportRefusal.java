package org.partnerledger.api.imports;

import org.partnerledger.core.kernel.Refusal;

/** Why a file is not received, or nothing can be said about it. */
public sealed interface ImportRefusal extends Refusal {

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

package org.partnerledger.api.export;

import org.partnerledger.core.kernel.Refusal;

/** Why there is no such file, or not yet. */
public sealed interface ExportRefusal extends Refusal {

    record UnknownExport(String exportId) implements ExportRefusal {

        @Override
        public Kind kind() {
            return Kind.UNKNOWN;
        }

        @Override
        public String code() {
            return "UNKNOWN_EXPORT";
        }

        @Override
        public String message() {
            return "there is no export '" + exportId + "'; files are kept for " + ExportFiles.KEPT.toDays() + " days";
        }
    }

    /** @param state RUNNING or FAILED */
    record NotReady(String exportId, String state) implements ExportRefusal {

        @Override
        public Kind kind() {
            return Kind.WRONG_STATE;
        }

        @Override
        public String code() {
            return "EXPORT_NOT_READY";
        }

        @Override
        public String message() {
            return "export '" + exportId + "' is " + state + ": there is a file once it is DONE";
        }
    }
}

package org.partnerledger.api.cli;

import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.partnerledger.api.client.Answer;
import org.partnerledger.api.client.LedgerClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** {@code rebuild}: lets a running ledger throw every read model away and build it again from the events. */
@Command(
        name = "rebuild",
        description = {
            "Builds every read model of a running ledger again from its events, and waits for the end.",
            "Meanwhile the ledger takes no facts: whoever sends some is told to come again."
        },
        mixinStandardHelpOptions = true)
final class RebuildCommand implements Callable<Integer> {

    @ParentCommand
    private @Nullable LedgerCommand ledgerCommand;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        try (LedgerClient ledger = Objects.requireNonNull(ledgerCommand).client()) {
            Answer started = ledger.post("/api/v1/read-models/rebuild");
            if (!started.isGood()) {
                throw new IOException(started.explain());
            }
            JsonNode job = ledger.followJob(started);
            Home.out(spec)
                    .println(job.path("state").asString("") + ": "
                            + job.path("message").asString(""));
            return job.path("state").asString("").equals("DONE") ? 0 : LedgerCommand.REFUSED;
        }
    }
}

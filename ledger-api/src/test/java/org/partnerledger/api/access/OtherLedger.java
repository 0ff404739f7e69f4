package org.partnerledger.api.access;

import java.io.IOException;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.partnerledger.api.RunningLedger;

/** A second ledger, whose settings are known only once the first one runs. */
public final class OtherLedger implements BeforeAllCallback, AfterAllCallback {

    private final Supplier<RunningLedger> maker;
    private @Nullable RunningLedger ledger;

    public OtherLedger(Supplier<RunningLedger> maker) {
        this.maker = maker;
    }

    public RunningLedger ledger() {
        return Objects.requireNonNull(ledger, "it does not run");
    }

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        ledger = maker.get();
        ledger.beforeAll(context);
    }

    @Override
    public void afterAll(ExtensionContext context) throws IOException {
        if (ledger != null) {
            ledger.afterAll(context);
        }
    }
}

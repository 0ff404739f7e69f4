package org.partnerledger.api.site;

import java.io.IOException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.partnerledger.api.RunningLedger;
import org.partnerledger.api.client.LedgerClient;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** A ledger with the demonstration loaded, and what its API tells whoever may ask everything. */
final class Demo implements BeforeAllCallback, AfterAllCallback {

    private final RunningLedger ledger;
    private @Nullable LedgerClient api;
    private String closed = "";
    private String open = "";

    /** @param settings beside those of every demonstration */
    Demo(String... settings) {
        ledger = RunningLedger.in(
                "demo",
                Stream.concat(Stream.of("ledger.access.requests-per-second=0"), Stream.of(settings))
                        .toArray(String[]::new));
    }

    @Override
    public void beforeAll(ExtensionContext context) throws IOException, InterruptedException {
        ledger.beforeAll(context);
        var _ = ledger.demonstrationLoaded();
        int month = ledger.bean(JdbcClient.class)
                .sql("select max(period) from document where partner_id = 'p-haiyun'")
                .query(Integer.class)
                .single();
        closed = month(month);
        open = month(month + 1);
        api = ledger.client("demo");
    }

    @Override
    public void afterAll(ExtensionContext context) throws IOException {
        if (api != null) {
            api.close();
        }
        ledger.afterAll(context);
    }

    RunningLedger ledger() {
        return ledger;
    }

    String url() {
        return ledger.url();
    }

    LedgerClient api() {
        if (api == null) {
            throw new IllegalStateException("register the extension in a static field with @RegisterExtension");
        }
        return api;
    }

    JsonNode get(String path) {
        return api().get(path).body();
    }

    /** The last closed month of {@code p-haiyun}. */
    String closed() {
        return closed;
    }

    /** The month after it. */
    String open() {
        return open;
    }

    private static String month(int index) {
        return "%04d-%02d".formatted(index / 12, index % 12 + 1);
    }
}

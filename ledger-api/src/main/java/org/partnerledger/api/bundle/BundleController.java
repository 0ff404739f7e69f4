package org.partnerledger.api.bundle;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.partnerledger.api.seal.SealProofs;
import org.partnerledger.api.wall.Outside;
import org.partnerledger.core.kernel.PartnerId;
import org.partnerledger.core.kernel.Period;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** A sealed month as one file, streamed (docs/seals.md). */
@RestController
class BundleController {

    private final Bundles bundles;
    private final PlatformTransactionManager transactions;

    BundleController(SealProofs proofs, PlatformTransactionManager transactions) {
        this.bundles = new Bundles(proofs);
        this.transactions = transactions;
    }

    /** Everything the month depends on, with the proof up to the signature; {@code ledger verify} checks it offline. */
    @GetMapping("/api/v1/partners/{partnerId}/statements/{period}/bundle")
    void bundle(@PathVariable PartnerId partnerId, @PathVariable Period period, HttpServletResponse response)
            throws IOException {
        Outside.read(transactions, partnerId, () -> {
            Bundles.Ready ready = bundles.ready(partnerId, period);
            String name = "bundle-" + partnerId.value().replaceAll("[^A-Za-z0-9._-]", "_") + "-" + period + ".zip";
            response.setContentType("application/zip");
            response.setHeader(
                    HttpHeaders.CONTENT_DISPOSITION,
                    ContentDisposition.attachment().filename(name).build().toString());
            bundles.write(ready, response.getOutputStream());
        });
    }
}

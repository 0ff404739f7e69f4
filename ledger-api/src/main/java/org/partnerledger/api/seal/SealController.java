package org.partnerledger.api.seal;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.partnerledger.api.page.Page;
import org.partnerledger.api.page.PageQuery;
import org.partnerledger.api.problem.NotFound;
import org.partnerledger.core.kernel.PartnerId;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.core.seal.CloseSeal;
import org.partnerledger.core.seal.Hash;
import org.partnerledger.projections.seal.SealViews;
import org.partnerledger.projections.seal.SealViews.SealedClose;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Seals of closes and months, the keys they were signed with, and proofs (docs/seals.md). */
@RestController
@RequestMapping("/api/v1")
public class SealController {

    private final SealViews seals;
    private final SealProofs proofs;

    SealController(SealViews seals, SealProofs proofs) {
        this.seals = seals;
        this.proofs = proofs;
    }

    /** The chain of closes, oldest first. */
    @GetMapping("/seals")
    public Page<CloseJson> closes(PageQuery page) {
        List<SealedClose> closes = seals.closes(page.afterLong(0, 0), page.fetch());
        return Page.of(page, closes, SealController::key, CloseJson::of);
    }

    @GetMapping("/seals/{number}")
    public CloseJson close(@PathVariable long number) {
        return seals.close(number).map(CloseJson::of).orElseThrow(() -> new NotFound("there is no close " + number));
    }

    /** Every key that has signed, oldest first. */
    @GetMapping("/seals/keys")
    Page<SealViews.Key> keys() {
        return new Page<>(seals.keys(), null);
    }

    @GetMapping("/partners/{partnerId}/statements/{period}/seal")
    public SealProofs.Sealed seal(@PathVariable String partnerId, @PathVariable Period period) {
        return proofs.sealed(new PartnerId(partnerId), period);
    }

    /** Shows that a line is what was sealed, without any other line. */
    @GetMapping("/partners/{partnerId}/statements/{period}/seal/lines/{lineId}")
    SealProofs.LineProof line(
            @PathVariable String partnerId,
            @PathVariable Period period,
            @PathVariable String lineId,
            @RequestParam(required = false) @Nullable String source) {
        return proofs.line(new PartnerId(partnerId), period, lineId, source);
    }

    private static List<String> key(SealedClose close) {
        return List.of(Long.toString(close.seal().number()));
    }

    /** @param hash what the next close names as previous */
    public record CloseJson(CloseSeal seal, Hash hash, String publicKey, String signature) {

        static CloseJson of(SealedClose it) {
            return new CloseJson(it.seal(), it.seal().hash(), it.publicKey(), it.signature());
        }
    }
}

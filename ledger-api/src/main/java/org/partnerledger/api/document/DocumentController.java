package org.partnerledger.api.document;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.partnerledger.api.period.PartnerMonths;
import org.partnerledger.core.explanation.Row;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.kernel.PartnerId;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.core.statement.Bill;
import org.partnerledger.core.statement.Statement;
import org.partnerledger.projections.period.PublishedDocuments.Explained;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A partner's documents (contract.md, section 4). Shows stored or estimated amounts and calculates nothing. */
@RestController
@RequestMapping("/api/v1/partners/{partnerId}")
class DocumentController {

    private final PartnerMonths months;

    DocumentController(PartnerMonths months) {
        this.months = months;
    }

    @GetMapping("/bills/{period}")
    Bill bill(
            @PathVariable String partnerId,
            @PathVariable Period period,
            @RequestParam(required = false) @Nullable OffsetDateTime asOf) {
        return months.bill(new PartnerId(partnerId), period, asOf == null ? null : asOf.toInstant());
    }

    @GetMapping("/statements/{period}")
    Statement statement(
            @PathVariable String partnerId,
            @PathVariable Period period,
            @RequestParam(required = false) @Nullable OffsetDateTime asOf) {
        return months.statement(new PartnerId(partnerId), period, asOf == null ? null : asOf.toInstant());
    }

    @GetMapping("/statements/{period}/explanation")
    ExplanationJson explanation(
            @PathVariable String partnerId,
            @PathVariable Period period,
            @RequestParam(required = false) @Nullable OffsetDateTime asOf) {
        var partner = new PartnerId(partnerId);
        Explained explained = months.explanation(partner, period, asOf == null ? null : asOf.toInstant());
        return new ExplanationJson(
                partnerId,
                period,
                explained.currency().code(),
                explained.explanation().rows().stream().map(RowJson::of).toList());
    }

    @GetMapping("/statements/{period}/revisions")
    PartnerMonths.Revisions revisions(@PathVariable String partnerId, @PathVariable Period period) {
        return months.revisions(new PartnerId(partnerId), period);
    }

    record ExplanationJson(String partnerId, Period period, String currency, List<RowJson> rows) {}

    /** Members that a row does not have are left out. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record RowJson(
            String code,
            @Nullable String reason,
            @Nullable String cause,
            @Nullable Period period,
            @Nullable String planId,
            @Nullable String projectId,
            @Nullable String claimId,
            @Nullable String id,
            Amount amount,
            @Nullable Long lines,
            @Nullable Boolean subtotal) {

        static RowJson of(Row row) {
            return new RowJson(
                    row.code().name(),
                    row.reason(),
                    row.cause(),
                    row.period(),
                    row.planId(),
                    row.projectId(),
                    row.claimId(),
                    row.id(),
                    row.amount(),
                    row.lines(),
                    row.code().isSubtotal() ? true : null);
        }
    }
}

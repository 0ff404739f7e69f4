package org.partnerledger.api.statementfile;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.partnerledger.api.period.OpenedMonth;
import org.partnerledger.api.period.PartnerMonths;
import org.partnerledger.api.problem.InvalidRequest;
import org.partnerledger.api.wording.Wording;
import org.partnerledger.core.kernel.PartnerId;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.core.statement.Statement;
import org.partnerledger.projections.seal.SealViews;
import org.partnerledger.projections.seal.SealViews.SealedPeriod;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A statement to keep: bounded by its documents, not by the lines behind them, so that it is written at once. */
@RestController
@RequestMapping("/api/v1/partners/{partnerId}/statements/{period}")
class StatementFileController {

    private static final MediaType XLSX =
            MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    private static final MediaType CSV = MediaType.parseMediaType("text/csv;charset=UTF-8");

    /** In every form, beside what stands in the file. */
    private static final String SEAL = "Ledger-Seal";

    private final PartnerMonths months;
    private final SealViews seals;

    StatementFileController(PartnerMonths months, SealViews seals) {
        this.months = months;
        this.seals = seals;
    }

    /**
     * @param format pdf, xlsx or csv
     * @param language en or zh
     */
    @GetMapping("/file")
    ResponseEntity<byte[]> file(
            @PathVariable PartnerId partnerId,
            @PathVariable Period period,
            @RequestParam(defaultValue = "pdf") String format,
            @RequestParam(defaultValue = "en") String language)
            throws IOException {
        Wording wording = Wording.in(language(language));
        MediaType type = type(format);
        StatementPapers papers = papers(partnerId, period);
        var out = new ByteArrayOutputStream();
        var sheets = new StatementSheets(papers, wording);
        switch (format) {
            case "xlsx" -> StatementWorkbook.write(sheets.all(), wording, out);
            case "csv" -> StatementCsv.write(sheets.sealedExplanation(), out);
            default -> StatementPdf.write(papers, wording, out);
        }
        String name = "statement-" + partnerId.value().replaceAll("[^A-Za-z0-9._-]", "_") + "-" + period + "." + format;
        SealedPeriod seal = papers.seal();
        return ResponseEntity.ok()
                .contentType(type)
                .headers(headers -> {
                    if (seal != null) {
                        headers.set(SEAL, seal.seal().hash().hex());
                    }
                })
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(out.toByteArray());
    }

    private StatementPapers papers(PartnerId partner, Period period) {
        OpenedMonth opened = months.opened(partner, period);
        Statement statement = months.statement(partner, period, null);
        SealedPeriod seal = seals.period(partner, period).orElse(null);
        return new StatementPapers(months.bill(partner, period, null), statement, opened.explanation(), seal);
    }

    private static MediaType type(String format) {
        return switch (format) {
            case "pdf" -> MediaType.APPLICATION_PDF;
            case "xlsx" -> XLSX;
            case "csv" -> CSV;
            default -> throw InvalidRequest.parameter("format", "pdf, xlsx or csv is expected");
        };
    }

    private static Wording.Language language(String word) {
        return Wording.Language.of(word)
                .orElseThrow(() -> InvalidRequest.parameter("language", "en or zh is expected"));
    }
}

package org.partnerledger.api.journal;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.partnerledger.api.journal.PlainTextJournal.Format;
import org.partnerledger.api.problem.InvalidRequest;
import org.partnerledger.core.kernel.PartnerId;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.projections.journal.JournalExport;
import org.partnerledger.projections.journal.JournalExport.Selection;
import org.partnerledger.projections.seal.SealViews;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The journal as a file for plain text accounting, streamed while it is read. */
@RestController
class JournalExportController {

    private static final String TEXT = "text/plain;charset=UTF-8";

    private final JournalExport export;
    private final SealViews seals;

    JournalExportController(JournalExport export, SealViews seals) {
        this.export = export;
        this.seals = seals;
    }

    /** @param format hledger or beancount */
    @GetMapping("/api/v1/journal/export")
    void export(
            @RequestParam String format,
            @RequestParam(required = false) @Nullable String partnerId,
            @RequestParam(required = false) @Nullable Period from,
            @RequestParam(required = false) @Nullable Period to,
            HttpServletResponse response)
            throws IOException {
        Format chosen = format(format);
        MonthRange months = MonthRange.of(from, to);
        PartnerId partner = partnerId == null ? null : new PartnerId(partnerId);
        response.setContentType(TEXT);
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"journal." + chosen.parameter() + "\"");
        Writer writer = new OutputStreamWriter(response.getOutputStream(), UTF_8);
        var journal = new PlainTextJournal(chosen, writer, seals::hash);
        export.read(new Selection(partner, months.from(), months.to()), journal::open, journal::post);
        writer.flush();
    }

    private static Format format(String text) {
        return Stream.of(Format.values())
                .filter(format -> format.parameter().equals(text))
                .findFirst()
                .orElseThrow(() -> InvalidRequest.parameter(
                        "format",
                        "one of " + List.of(Format.HLEDGER.parameter(), Format.BEANCOUNT.parameter())
                                + " is expected"));
    }
}

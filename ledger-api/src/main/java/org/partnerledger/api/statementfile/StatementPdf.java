package org.partnerledger.api.statementfile;

import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Objects;
import org.partnerledger.api.wording.Wording;

/** A statement on paper, with the picture of the way from spend to payable. */
final class StatementPdf {

    /** One font for letters, digits and Chinese characters: with two, digits got lost between them. */
    private static final String FONT = "/fonts/NotoSansSC-GB2312.ttf";

    private StatementPdf() {}

    static void write(StatementPapers papers, Wording wording, OutputStream out) throws IOException {
        var builder = new PdfRendererBuilder();
        builder.useFont(() -> Objects.requireNonNull(StatementPdf.class.getResourceAsStream(FONT)), "ledger");
        // Nothing is fetched: the page has no address to resolve anything against, and no picture or style outside it.
        builder.useUriResolver((base, uri) -> null);
        builder.withHtmlContent(new StatementHtml(papers, wording).write(), null);
        builder.withProducer("Ledger");
        builder.toStream(out);
        builder.run();
    }
}

package org.partnerledger.api.statementfile;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.partnerledger.api.table.Column;
import org.partnerledger.api.waterfall.RowWords;
import org.partnerledger.api.waterfall.Waterfall;
import org.partnerledger.api.wording.Wording;
import org.partnerledger.core.explanation.Row;
import org.partnerledger.core.statement.Bill;
import org.partnerledger.core.statement.Statement;
import org.springframework.web.util.HtmlUtils;

/** The page that the PDF is made of: head, picture and tables. Well-formed, and every text escaped. */
final class StatementHtml {

    private static final String STYLE = """
            @page { size: A4; margin: 16mm 14mm 18mm 14mm;
                    @bottom-right { content: counter(page) " / " counter(pages); font: 8pt ledger; color: #666 } }
            body { font-family: ledger; font-size: 9pt; color: #1b1b1b }
            h1 { font-size: 17pt; margin: 0 0 1mm 0 } h2 { font-size: 11pt; margin: 6mm 0 1.5mm 0 }
            .head { color: #555; margin-bottom: 4mm }
            .payable { font-size: 20pt; margin: 1mm 0 3mm 0 }
            table { width: 100%; border-collapse: collapse } thead { display: table-header-group }
            tr { page-break-inside: avoid }
            th { text-align: left; font-weight: normal; color: #555; border-bottom: 0.6pt solid #999 }
            th, td { padding: 0.9mm 1.2mm; vertical-align: top }
            td { border-bottom: 0.3pt solid #ddd } .n { text-align: right; white-space: nowrap }
            .subtotal td { border-top: 0.6pt solid #444; border-bottom: 0.6pt solid #444; background: #f2f4f7 }
            .chart { width: 46mm } .track { position: relative; height: 3.2mm }
            .bar { position: absolute; top: 0; height: 3.2mm }
            .total { background: #33475b } .up { background: #2f7d4f } .down { background: #b5472f }
            .note { color: #555; font-size: 8pt }
            """;

    private final StatementPapers papers;
    private final Wording wording;

    StatementHtml(StatementPapers papers, Wording wording) {
        this.papers = papers;
        this.wording = wording;
    }

    String write() {
        Statement statement = papers.statement();
        String currency = statement.currency().code();
        var html = new StringBuilder(8_192)
                .append("<html><head><title>")
                .append(text("title"))
                .append("</title><style>")
                .append(STYLE)
                .append("</style></head><body><h1>")
                .append(text("title"))
                .append("</h1><div class=\"head\">")
                .append(escaped(partner()))
                .append(" · ")
                .append(statement.period())
                .append(" · ")
                .append(currency)
                .append(" · ")
                .append(text("state." + statement.state().name()))
                .append(" · ")
                .append(text("revision"))
                .append(' ')
                .append(statement.revision())
                .append("</div><div>")
                .append(text("statement.payable"))
                .append("</div><div class=\"payable\">")
                .append(StatementWorkbook.exact(statement.payable().value()))
                .append(' ')
                .append(currency)
                .append("</div>");
        explanation(html);
        for (Sheet sheet : new StatementSheets(papers, wording).all()) {
            if (!sheet.key().equals("explanation")) {
                table(html, sheet);
            }
        }
        String open = papers.bill().state() == Bill.BillState.OPEN ? text("open") : "";
        return html.append("<p class=\"note\">")
                .append(text("note"))
                .append(' ')
                .append(open)
                .append("</p></body></html>")
                .toString();
    }

    private String partner() {
        return papers.statement().partnerId().value();
    }

    private void explanation(StringBuilder html) {
        html.append("<h2>").append(text("sheet.explanation")).append("</h2><table><thead><tr>");
        for (String column : List.of("row", "reason", "period", "reference")) {
            html.append("<th>").append(text("column." + column)).append("</th>");
        }
        html.append("<th></th><th class=\"n\">")
                .append(text("column.amount"))
                .append("</th><th class=\"n\">")
                .append(text("column.lines"))
                .append("</th></tr></thead><tbody>");
        Waterfall.of(papers.explanation()).forEach(bar -> row(html, bar));
        html.append("</tbody></table>");
    }

    private void row(StringBuilder html, Waterfall.Bar bar) {
        Row row = bar.row();
        html.append(row.code().isSubtotal() ? "<tr class=\"subtotal\">" : "<tr>");
        cell(html, wording.text("row." + row.code().name()));
        cell(html, RowWords.because(row, wording));
        cell(html, row.period());
        cell(html, RowWords.reference(row));
        html.append("<td class=\"chart\"><div class=\"track\"><div class=\"bar ")
                .append(bar.colour())
                .append("\" style=\"left:")
                .append(percent(bar.left()))
                .append("; width:")
                .append(percent(bar.width()))
                .append("\"></div></div></td>");
        amount(html, StatementWorkbook.exact(row.amount().value()));
        amount(html, row.lines() == null ? "" : row.lines().toString());
        html.append("</tr>");
    }

    private static String percent(int thousandths) {
        return thousandths / 10 + "." + thousandths % 10 + "%";
    }

    private void table(StringBuilder html, Sheet sheet) {
        html.append("<h2>").append(text("sheet." + sheet.key())).append("</h2><table><thead><tr>");
        for (Column column : sheet.columns()) {
            html.append(column.kind() == Column.Kind.TEXT ? "<th>" : "<th class=\"n\">")
                    .append(escaped(column.name()))
                    .append("</th>");
        }
        html.append("</tr></thead><tbody>");
        for (@Nullable Object[] cells : sheet.rows()) {
            html.append("<tr>");
            for (Object cell : cells) {
                switch (cell) {
                    case BigDecimal amount -> amount(html, StatementWorkbook.exact(amount));
                    case Long number -> amount(html, number.toString());
                    case null, default -> cell(html, cell);
                }
            }
            html.append("</tr>");
        }
        html.append("</tbody></table>");
    }

    private static void cell(StringBuilder html, @Nullable Object value) {
        html.append("<td>")
                .append(value == null ? "" : escaped(value.toString()))
                .append("</td>");
    }

    private static void amount(StringBuilder html, String value) {
        html.append("<td class=\"n\">").append(value).append("</td>");
    }

    private String text(String key) {
        return escaped(wording.text(key));
    }

    /** Also what XML cannot hold: such a character is shown as a question mark. */
    private static String escaped(String text) {
        return HtmlUtils.htmlEscape(text.replaceAll("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\uFFFE\\uFFFF]", "?"), "UTF-8");
    }
}

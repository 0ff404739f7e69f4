package org.partnerledger.api.site.question;

import static org.partnerledger.api.site.question.Columns.PARTNER;
import static org.partnerledger.api.site.question.Columns.STATEMENT;
import static org.partnerledger.api.site.question.Columns.text;

import java.io.IOException;
import java.util.List;
import org.partnerledger.api.finance.OwedController;
import org.partnerledger.api.page.PageQuery;
import org.partnerledger.api.site.At;
import org.partnerledger.api.site.Listing;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** What is owed to partners, and what of it is held back. */
@Controller
@RequestMapping("/finance")
class OwedPages {

    private static final List<String> DAY = List.of("partnerId", "on");

    private final OwedController owed;
    private final Question question;

    OwedPages(OwedController owed, Question question) {
        this.owed = owed;
        this.question = question;
    }

    @GetMapping("/frozen")
    String frozen(Asked asked, PageQuery query, Model model) throws IOException {
        var form = new Question.Form(
                "frozen",
                DAY,
                List.of(),
                List.of(
                        PARTNER,
                        STATEMENT,
                        Listing.code("reason"),
                        Listing.number("lines")
                                .leadingTo(
                                        it -> "/finance/frozen/lines?partnerId=" + At.encoded(text(it, "partnerId"))),
                        Listing.amount("amount"),
                        Listing.text("currency")));
        return question.page(form, asked, () -> owed.frozen(asked.partner(), asked.asOf(), query), model);
    }

    @GetMapping("/frozen/lines")
    String frozenLines(Asked asked, PageQuery query, Model model) throws IOException {
        var form = new Question.Form(
                "frozenLines",
                DAY,
                List.of(),
                List.of(
                        PARTNER,
                        STATEMENT,
                        Listing.code("reason"),
                        Listing.text("lineId").leadingTo(it -> At.line(text(it, "lineId"), text(it, "source"))),
                        Listing.text("customerId"),
                        Listing.text("tradeId").leadingTo(it -> "/search?q=" + At.encoded(text(it, "tradeId"))),
                        Listing.amount("amount"),
                        Listing.text("currency"),
                        Listing.instant("since")));
        return question.page(form, asked, () -> owed.frozenLines(asked.partner(), asked.asOf(), query), model);
    }

    @GetMapping("/liabilities")
    String liabilities(Asked asked, PageQuery query, Model model) throws IOException {
        var form = new Question.Form(
                "liabilities",
                DAY,
                List.of(
                        Listing.code("account"),
                        Listing.code("age"),
                        Listing.amount("amount"),
                        Listing.text("currency")),
                List.of(
                        PARTNER,
                        STATEMENT,
                        Listing.code("account").leadingTo(it -> At.account(text(it, "partnerId"), text(it, "account"))),
                        Listing.code("age"),
                        Listing.number("days"),
                        Listing.instant("since"),
                        Listing.amount("amount"),
                        Listing.text("currency")));
        return question.page(form, asked, () -> owed.liabilities(asked.partner(), asked.asOf(), query), model);
    }
}

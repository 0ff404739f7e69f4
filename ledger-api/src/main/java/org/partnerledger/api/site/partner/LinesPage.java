package org.partnerledger.api.site.partner;

import org.jspecify.annotations.Nullable;
import org.partnerledger.api.line.LineListController;
import org.partnerledger.api.line.LineStoryController;
import org.partnerledger.api.page.PageQuery;
import org.partnerledger.api.site.Frame;
import org.partnerledger.api.wording.Wording;
import org.partnerledger.core.kernel.PartnerId;
import org.partnerledger.core.kernel.Period;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The lines behind a figure, some at a time, and the story of one of them. */
@Controller
class LinesPage {

    private static final int AT_A_TIME = 25;

    private final LineListController lines;
    private final LineStoryController stories;

    LinesPage(LineListController lines, LineStoryController stories) {
        this.lines = lines;
        this.stories = stories;
    }

    @GetMapping("/partners/{partnerId}/statements/{period}/rows/{row}")
    String ofRow(
            @PathVariable PartnerId partnerId,
            @PathVariable Period period,
            @PathVariable int row,
            PageQuery query,
            Model model) {
        model.addAttribute("row", row);
        model.addAttribute("page", lines.ofRow(partnerId.value(), period, row, query.atMost(AT_A_TIME)));
        return listed(partnerId, period, query, model);
    }

    /** Of a bill, narrowed to a customer, a product, a reason or a cause. */
    @GetMapping("/partners/{partnerId}/bills/{period}/lines")
    String ofBill(
            @PathVariable PartnerId partnerId,
            @PathVariable Period period,
            LineListController.Narrowing by,
            PageQuery query,
            Model model) {
        model.addAttribute("page", lines.ofBill(partnerId.value(), period, by, query.atMost(AT_A_TIME)));
        return listed(partnerId, period, query, model);
    }

    /** The whole page; where it is there already, the table, or some more rows of it. */
    private static String listed(PartnerId partnerId, Period period, PageQuery query, Model model) {
        model.addAttribute("partnerId", partnerId.value());
        model.addAttribute("period", period);
        if (!Frame.isFragment()) {
            return "partner/lines";
        }
        return "partner/line-table :: " + (query.isFirst() ? "list" : "rows");
    }

    @GetMapping("/lines/{lineId}")
    String story(@PathVariable String lineId, @RequestParam(required = false) @Nullable String source, Model model) {
        String language = Wording.Language.of(LocaleContextHolder.getLocale().getLanguage())
                .orElse(Wording.Language.EN)
                .code();
        model.addAttribute("line", stories.story(lineId, source, language));
        return "partner/line";
    }
}

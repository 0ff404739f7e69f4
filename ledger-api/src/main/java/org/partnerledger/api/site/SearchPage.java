package org.partnerledger.api.site;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.partnerledger.api.access.CurrentUser;
import org.partnerledger.core.kernel.PartnerId;
import org.partnerledger.projections.search.SearchViews;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** By the whole id of a line, an order, a customer or a partner, and for statements by their month as well. */
@Controller
class SearchPage {

    private static final int MOST = 50;

    private final SearchViews search;

    SearchPage(JdbcClient jdbc) {
        search = new SearchViews(jdbc);
    }

    /** @param partnerId only what is this partner's; a partner's own user is held to its own */
    @GetMapping("/search")
    String search(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) @Nullable PartnerId partnerId,
            Model model) {
        PartnerId own = CurrentUser.current().partner();
        PartnerId only = own == null ? partnerId : own;
        String id = q.strip();
        model.addAttribute("q", id);
        model.addAttribute("lines", id.isEmpty() ? List.of() : search.lines(id, only, MOST));
        model.addAttribute("partners", id.isEmpty() ? List.of() : search.partners(id, only));
        model.addAttribute("statements", id.isEmpty() ? List.of() : search.statements(id, only, MOST));
        return "search";
    }
}

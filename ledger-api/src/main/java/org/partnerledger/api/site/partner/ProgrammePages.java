package org.partnerledger.api.site.partner;

import org.partnerledger.api.benefit.BenefitController;
import org.partnerledger.api.due.DueQuery;
import org.partnerledger.api.page.PageQuery;
import org.partnerledger.api.payout.PayoutController;
import org.partnerledger.api.project.ProjectController;
import org.partnerledger.core.kernel.PartnerId;
import org.partnerledger.core.payout.PayoutMode;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

/** What a partner has beside plans, and how it is paid: projects, claims and payouts. */
@Controller
@RequestMapping("/partners/{partnerId}")
class ProgrammePages {

    private static final int AT_A_TIME = 25;

    private final ProjectController projects;
    private final BenefitController claims;
    private final PayoutController payouts;

    ProgrammePages(ProjectController projects, BenefitController claims, PayoutController payouts) {
        this.projects = projects;
        this.claims = claims;
        this.payouts = payouts;
    }

    @GetMapping("/projects")
    String projects(@PathVariable PartnerId partnerId, PageQuery query, Model model) {
        var own = new ProjectController.ProjectQuery(partnerId.value(), null, null, null, null);
        model.addAttribute("page", projects.list(own, query.atMost(AT_A_TIME)).map(TimeLine::of));
        return page("projects", partnerId, model);
    }

    @GetMapping("/claims")
    String claims(@PathVariable PartnerId partnerId, PageQuery query, Model model) {
        model.addAttribute(
                "page", claims.list(partnerId.value(), null, null, new DueQuery(null, null), query.atMost(AT_A_TIME)));
        return page("claims", partnerId, model);
    }

    @GetMapping("/payouts")
    String payouts(@PathVariable PartnerId partnerId, PageQuery query, Model model) {
        model.addAttribute("page", payouts.list(partnerId.value(), null, null, false, query.atMost(AT_A_TIME)));
        model.addAttribute("modes", PayoutMode.values());
        return page("payouts", partnerId, model);
    }

    private static String page(String name, PartnerId partnerId, Model model) {
        model.addAttribute("partnerId", partnerId.value());
        return "partner/" + name;
    }
}

package org.partnerledger.api.site.partner;

import org.partnerledger.api.period.PartnerMonths;
import org.partnerledger.core.kernel.PartnerId;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.projections.partner.DirectoryViews;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** A bill by product, customer and means. */
@Controller
class BillPage {

    private final PartnerMonths months;
    private final DirectoryViews partners;

    BillPage(PartnerMonths months, DirectoryViews partners) {
        this.months = months;
        this.partners = partners;
    }

    @GetMapping("/partners/{partnerId}/bills/{period}")
    String bill(@PathVariable PartnerId partnerId, @PathVariable Period period, Model model) {
        model.addAttribute("partnerId", partnerId.value());
        model.addAttribute("tierTwo", months.isTierTwo(partnerId));
        model.addAttribute("below", partners.tierTwoOf(partnerId));
        model.addAttribute("bill", months.bill(partnerId, period, null));
        return "partner/bill";
    }
}

package org.partnerledger.api.site.partner;

import java.util.ArrayList;
import java.util.List;
import org.partnerledger.api.period.PartnerMonths;
import org.partnerledger.core.kernel.PartnerId;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.core.statement.Bill;
import org.partnerledger.core.statement.Statement;
import org.partnerledger.projections.period.PeriodGlances;
import org.partnerledger.projections.period.PeriodGlances.Glance;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

/** A partner's months at a glance. Closed ones are there at once; open ones follow, since they are worked out. */
@Controller
@RequestMapping("/partners/{partnerId}")
class PeriodsPage {

    private static final int MONTHS = 24;
    private static final int COLUMNS = 12;

    private final PartnerMonths months;
    private final PeriodGlances glances;

    PeriodsPage(PartnerMonths months, PeriodGlances glances) {
        this.months = months;
        this.glances = glances;
    }

    @GetMapping
    String periods(@PathVariable PartnerId partnerId, Model model) {
        boolean tierTwo = months.isTierTwo(partnerId);
        List<Glance> closed = tierTwo ? glances.ofTierTwo(partnerId, MONTHS) : glances.ofTierOne(partnerId, MONTHS);
        model.addAttribute("partnerId", partnerId.value());
        model.addAttribute("tierTwo", tierTwo);
        model.addAttribute("closed", closed);
        model.addAttribute("trend", Trend.of(closed.subList(0, Math.min(COLUMNS, closed.size()))));
        return "partner/periods";
    }

    /** The rows of the open months, newest first. */
    @GetMapping("/open")
    String open(@PathVariable PartnerId partnerId, Model model) {
        boolean tierTwo = months.isTierTwo(partnerId);
        var open = new ArrayList<Glance>();
        for (Period month : months.openMonths(partnerId).reversed()) {
            open.add(glance(partnerId, month, tierTwo));
        }
        model.addAttribute("partnerId", partnerId.value());
        model.addAttribute("tierTwo", tierTwo);
        model.addAttribute("open", open);
        return "partner/open-periods";
    }

    private Glance glance(PartnerId partner, Period month, boolean tierTwo) {
        Bill bill = months.bill(partner, month, null);
        if (tierTwo) {
            return new Glance(
                    month,
                    bill.currency().code(),
                    bill.total(),
                    bill.lines(),
                    null,
                    null,
                    null,
                    bill.state().name());
        }
        Statement statement = months.statement(partner, month, null);
        return new Glance(
                month,
                bill.currency().code(),
                bill.total(),
                bill.lines(),
                statement.performance(),
                statement.earned(),
                statement.payable(),
                statement.state().name());
    }
}

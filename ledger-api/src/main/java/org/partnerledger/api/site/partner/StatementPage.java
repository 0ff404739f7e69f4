package org.partnerledger.api.site.partner;

import org.partnerledger.api.document.OutlookController;
import org.partnerledger.api.period.OpenedMonth;
import org.partnerledger.api.period.PartnerMonths;
import org.partnerledger.api.settlement.StateJson;
import org.partnerledger.api.settlement.StatementController;
import org.partnerledger.api.waterfall.Waterfall;
import org.partnerledger.core.explanation.RowCode;
import org.partnerledger.core.kernel.PartnerId;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.core.statement.Statement;
import org.partnerledger.core.statement.StatementState;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** A statement: what is paid, and the way there from what was spent. */
@Controller
class StatementPage {

    private final PartnerMonths months;
    private final StatementController statements;
    private final OutlookController outlook;

    StatementPage(PartnerMonths months, StatementController statements, OutlookController outlook) {
        this.months = months;
        this.statements = statements;
        this.outlook = outlook;
    }

    @GetMapping("/partners/{partnerId}/statements/{period}")
    String statement(@PathVariable PartnerId partnerId, @PathVariable Period period, Model model) {
        OpenedMonth month = months.opened(partnerId, period);
        Statement statement = month.statement();
        model.addAttribute("partnerId", partnerId.value());
        if (statement.state() == StatementState.ESTIMATED) {
            model.addAttribute("statement", statement);
        } else {
            StateJson state = statements.state(partnerId, period);
            model.addAttribute("statement", statement.in(state.state()));
            model.addAttribute("state", state);
            model.addAttribute("rowCodes", RowCode.values());
            model.addAttribute("disputes", statements.disputes(partnerId, period));
        }
        model.addAttribute("outlook", outlook.of(statement));
        model.addAttribute("bars", Waterfall.of(month.explanation()));
        return "partner/statement";
    }
}

package org.partnerledger.api.rules;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import java.util.List;
import java.util.function.Function;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.partnerledger.api.body.JsonBody;
import org.partnerledger.api.page.Page;
import org.partnerledger.api.page.PageQuery;
import org.partnerledger.core.rulebook.Parameters;
import org.partnerledger.core.rulebook.RuleBookCommand.PutParameters;
import org.partnerledger.projections.rules.RulesPutView;
import org.partnerledger.projections.rules.RulesViews;
import org.springframework.context.annotation.Lazy;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The parameters, and the list of everything that was ever put. */
@RestController
@RequestMapping("/api/v1/rules")
public class ParametersController {

    private final CommandGateway commands;
    private final RulesViews rules;
    private final ClosedMonths closed;
    private final RulesChanged changed;

    ParametersController(CommandGateway commands, RulesViews rules, @Lazy ClosedMonths closed, RulesChanged changed) {
        this.commands = commands;
        this.rules = rules;
        this.closed = closed;
        this.changed = changed;
    }

    /** Replaces all of them; putting what is there already changes nothing. */
    @PutMapping(path = "/parameters", consumes = MediaType.APPLICATION_JSON_VALUE)
    @RequestBody(content = @Content(schema = @Schema(implementation = ParametersJson.class)))
    public ParametersJson put(JsonBody body) {
        Parameters parameters = body.as(ParametersJson.SHAPE);
        var _ = closed.whileNoneCloses(() -> {
            commands.sendAndWait(new PutParameters(parameters, closed.any()));
            return parameters;
        });
        changed.parametersOrPlans();
        return get();
    }

    @GetMapping("/parameters")
    public ParametersJson get() {
        return ParametersJson.of(rules.current().parameters());
    }

    /** Every put of parameters, catalogues and calendars with its number and the instant it was recorded. */
    @GetMapping("/history")
    public Page<RulesPutView> history(PageQuery page) {
        List<RulesPutView> puts = rules.puts(page.afterNumber(0, 0), page.fetch());
        return Page.of(page, puts, put -> List.of(String.valueOf(put.rulesNo())), Function.identity());
    }
}

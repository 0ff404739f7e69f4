package org.partnerledger.api.rules;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import java.util.List;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.partnerledger.api.body.JsonBody;
import org.partnerledger.api.page.Page;
import org.partnerledger.api.page.PageQuery;
import org.partnerledger.api.problem.NotFound;
import org.partnerledger.core.kernel.PlanId;
import org.partnerledger.core.plan.PlanCommand.DraftPlan;
import org.partnerledger.core.plan.PlanCommand.PublishPlan;
import org.partnerledger.core.plan.PlanDraft;
import org.partnerledger.projections.rules.PlanView;
import org.partnerledger.projections.rules.RulesViews;
import org.springframework.context.annotation.Lazy;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;

/** Incentive plans: written as drafts, published once, read by anyone. */
@RestController
@RequestMapping("/api/v1/plans")
public class PlanController {

    private final CommandGateway commands;
    private final RulesViews rules;
    private final ClosedMonths closed;
    private final RulesChanged changed;

    PlanController(CommandGateway commands, RulesViews rules, @Lazy ClosedMonths closed, RulesChanged changed) {
        this.commands = commands;
        this.rules = rules;
        this.closed = closed;
        this.changed = changed;
    }

    /** Writes a version; writing the same again changes nothing. */
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @RequestBody(content = @Content(schema = @Schema(implementation = PlanVersionJson.class)))
    public ResponseEntity<PlanVersionJson> draft(JsonBody body) {
        PlanDraft draft = body.as(PlanJson.SHAPE);
        commands.sendAndWait(new DraftPlan(draft));
        var location = UriComponentsBuilder.fromPath("/api/v1/plans/{planId}/versions/{version}")
                .encode()
                .buildAndExpand(draft.planId().value(), draft.version())
                .toUri();
        return ResponseEntity.created(location).body(get(draft.planId(), draft.version()));
    }

    /** Refuses with everything that is wrong; publishing again changes nothing. */
    @PostMapping("/{planId}/versions/{version}/publish")
    public PlanVersionJson publish(@PathVariable PlanId planId, @PathVariable int version) {
        var _ = closed.whileNoneCloses(() -> {
            commands.sendAndWait(new PublishPlan(planId, version, closed.last()));
            return planId;
        });
        changed.parametersOrPlans();
        return get(planId, version);
    }

    @GetMapping("/{planId}/versions/{version}")
    public PlanVersionJson get(@PathVariable PlanId planId, @PathVariable int version) {
        return rules.plan(planId, version)
                .map(PlanVersionJson::of)
                .orElseThrow(() -> new NotFound("plan " + planId + " has no version " + version));
    }

    /** All versions of all plans, by plan and version. */
    @GetMapping
    public Page<PlanVersionJson> list(PageQuery page) {
        List<PlanView> plans = rules.plans(page.afterText(0, ""), page.afterNumber(1, 0), page.fetch());
        return Page.of(page, plans, PlanController::key, PlanVersionJson::of);
    }

    private static List<String> key(PlanView plan) {
        return List.of(
                plan.draft().planId().value(), String.valueOf(plan.draft().version()));
    }
}

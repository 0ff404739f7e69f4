package org.partnerledger.api.benefit;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.jspecify.annotations.Nullable;
import org.partnerledger.api.body.JsonBody;
import org.partnerledger.api.body.JsonShape;
import org.partnerledger.api.body.JsonShapes;
import org.partnerledger.api.due.DueQuery;
import org.partnerledger.api.due.DueTimes;
import org.partnerledger.api.page.Page;
import org.partnerledger.api.page.PageQuery;
import org.partnerledger.api.problem.InvalidRequest;
import org.partnerledger.core.benefit.BenefitCommand;
import org.partnerledger.core.benefit.BenefitCommand.InvoiceBenefit;
import org.partnerledger.core.benefit.BenefitCommand.PayBenefit;
import org.partnerledger.core.benefit.BenefitCommand.RejectBenefitInvoice;
import org.partnerledger.core.benefit.BenefitCommand.RequestBenefitPayment;
import org.partnerledger.core.benefit.BenefitCommand.VerifyBenefit;
import org.partnerledger.core.benefit.BenefitKind;
import org.partnerledger.core.benefit.BenefitRefusal.UnknownClaim;
import org.partnerledger.core.benefit.ClaimId;
import org.partnerledger.core.benefit.ClaimState;
import org.partnerledger.core.benefit.ClaimState.Step;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.kernel.PartnerId;
import org.partnerledger.core.kernel.Refusal.Problem;
import org.partnerledger.core.kernel.Refused;
import org.partnerledger.core.partner.PartnerStanding;
import org.partnerledger.projections.benefit.BenefitViews;
import org.partnerledger.projections.benefit.ClaimView;
import org.partnerledger.projections.partner.DirectoryViews;
import org.partnerledger.projections.rules.RulesViews;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Claims: they are made, approved and rejected by facts; what follows is asked here. */
@RestController
@RequestMapping("/api/v1/benefits")
public class BenefitController {

    private final CommandGateway commands;
    private final BenefitViews claims;
    private final RulesViews rules;
    private final DueTimes dueTimes;
    private final DirectoryViews partners;

    BenefitController(
            CommandGateway commands,
            BenefitViews claims,
            RulesViews rules,
            DueTimes dueTimes,
            DirectoryViews partners) {
        this.commands = commands;
        this.claims = claims;
        this.rules = rules;
        this.dueTimes = dueTimes;
        this.partners = partners;
    }

    @GetMapping("/{claimId}")
    ClaimJson get(@PathVariable ClaimId claimId) {
        return claims.find(claimId.value())
                .map(ClaimJson::new)
                .orElseThrow(() -> new Refused(new UnknownClaim(claimId)));
    }

    /**
     * By id.
     *
     * @param due only those that lapse by then
     */
    @GetMapping
    public Page<ClaimJson> list(
            @RequestParam(required = false) @Nullable String partnerId,
            @RequestParam(required = false) @Nullable BenefitKind kind,
            @RequestParam(required = false) @Nullable ClaimState state,
            DueQuery due,
            PageQuery page) {
        List<ClaimView> found = claims.list(
                new BenefitViews.Filter(partnerId, kind, state, dueTimes.by(due)), page.afterText(0, ""), page.fetch());
        return Page.of(page, found, it -> List.of(it.claimId()), ClaimJson::new);
    }

    /** The vendor has verified the list of a staff incentive. */
    @PostMapping("/{claimId}/verify")
    public ClaimJson verify(@PathVariable ClaimId claimId, JsonBody body) {
        return done(new VerifyBenefit(claimId, body.as(DAY), rules.current().calendar()));
    }

    @PostMapping("/{claimId}/request-payment")
    public ClaimJson requestPayment(@PathVariable ClaimId claimId, JsonBody body) {
        return done(new RequestBenefitPayment(claimId, body.as(DAY)));
    }

    @PostMapping("/{claimId}/invoice")
    public ClaimJson invoice(@PathVariable ClaimId claimId, JsonBody body) {
        return done(new InvoiceBenefit(claimId, body.as(text("number"))));
    }

    @PostMapping("/{claimId}/invoice/reject")
    public ClaimJson rejectInvoice(@PathVariable ClaimId claimId, JsonBody body) {
        return done(new RejectBenefitInvoice(claimId, body.as(text("reason"))));
    }

    @PostMapping("/{claimId}/pay")
    public ClaimJson pay(@PathVariable ClaimId claimId, JsonBody body) {
        Payment payment = body.as(PAYMENT);
        requirePayable(get(claimId).claim().partnerId(), payment.amount());
        return done(new PayBenefit(claimId, payment.on(), payment.amount()));
    }

    private void requirePayable(String partner, Amount amount) {
        PartnerStanding known = Objects.requireNonNull(partners.find(new PartnerId(partner)));
        if (amount.signum() < 0 || amount.value().scale() > known.currency().decimals()) {
            String detail = "an amount of 0 or more that " + known.currency() + " has the decimals for is expected";
            throw InvalidRequest.schema(List.of(new Problem("/amount", "FORMAT", detail)));
        }
    }

    private ClaimJson done(BenefitCommand command) {
        Object _ = commands.sendAndWait(command);
        return get(command.claimId());
    }

    private record Payment(LocalDate on, Amount amount) {}

    private static final JsonShape<LocalDate> DAY = JsonShapes.object(it -> it.required("on", JsonShapes.day()));

    private static final JsonShape<Payment> PAYMENT = JsonShapes.object(it -> {
        var on = it.required("on", JsonShapes.day());
        var amount = it.required("amount", JsonShapes.amount());
        return () -> new Payment(on.get(), amount.get());
    });

    private static JsonShape<String> text(String name) {
        return JsonShapes.object(it -> it.required(name, JsonShapes.name()));
    }

    /** A claim with the steps that are possible now. */
    public record ClaimJson(@JsonUnwrapped ClaimView claim) {

        @JsonProperty
        public List<Step> allowed() {
            return claim.state().allowed(claim.kind());
        }
    }
}

package org.partnerledger.api.payout;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.partnerledger.api.access.CurrentUser;
import org.partnerledger.api.body.JsonBody;
import org.partnerledger.api.body.JsonShape;
import org.partnerledger.api.body.JsonShapes;
import org.partnerledger.api.page.Page;
import org.partnerledger.api.page.PageQuery;
import org.partnerledger.api.payout.PayoutDesk.Application;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.kernel.PartnerId;
import org.partnerledger.core.payout.Invoice;
import org.partnerledger.core.payout.PayoutCommand.AcceptPayoutInvoice;
import org.partnerledger.core.payout.PayoutCommand.ChoosePayoutMode;
import org.partnerledger.core.payout.PayoutCommand.InvoicePayout;
import org.partnerledger.core.payout.PayoutCommand.ReissuePayoutInvoice;
import org.partnerledger.core.payout.PayoutCommand.RejectPayoutInvoice;
import org.partnerledger.core.payout.PayoutId;
import org.partnerledger.core.payout.PayoutMode;
import org.partnerledger.core.payout.PayoutState;
import org.partnerledger.core.payout.PayoutState.Step;
import org.partnerledger.projections.payout.PayoutView;
import org.partnerledger.projections.payout.PayoutViews;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;

/** Payouts, one path for each step; what is refused says what would be possible. */
@RestController
@RequestMapping("/api/v1/payouts")
public class PayoutController {

    private final PayoutDesk desk;
    private final PayoutViews payouts;

    PayoutController(PayoutDesk desk, PayoutViews payouts) {
        this.desk = desk;
        this.payouts = payouts;
    }

    @PostMapping
    public ResponseEntity<PayoutJson> open(JsonBody body) {
        PayoutDesk.Application asked = body.as(APPLICATION);
        CurrentUser.current().requireMayActFor(asked.partnerId());
        PayoutView payout = desk.open(asked);
        URI location = UriComponentsBuilder.fromPath("/api/v1/payouts/{id}")
                .encode()
                .buildAndExpand(payout.payoutId())
                .toUri();
        return ResponseEntity.created(location).body(new PayoutJson(payout));
    }

    @GetMapping("/{payoutId}")
    PayoutJson get(@PathVariable PayoutId payoutId) {
        return new PayoutJson(desk.find(payoutId));
    }

    /**
     * By id.
     *
     * @param due only those whose next step is due up to that day
     * @param overdue only those whose next step was due before today
     */
    @GetMapping
    public Page<PayoutJson> list(
            @RequestParam(required = false) @Nullable String partnerId,
            @RequestParam(required = false) @Nullable PayoutState state,
            @RequestParam(required = false) @Nullable LocalDate due,
            @RequestParam(defaultValue = "false") boolean overdue,
            PageQuery page) {
        LocalDate by = overdue ? desk.today().minusDays(1) : due;
        List<PayoutView> found =
                payouts.list(new PayoutViews.Filter(partnerId, state, by), page.afterText(0, ""), page.fetch());
        return Page.of(page, found, it -> List.of(it.payoutId()), PayoutJson::new);
    }

    @PostMapping("/{payoutId}/mode")
    public PayoutJson choose(@PathVariable PayoutId payoutId, JsonBody body) {
        PayoutMode mode = body.as(MODE);
        return new PayoutJson(desk.step(() -> new ChoosePayoutMode(payoutId, mode)));
    }

    @PostMapping("/{payoutId}/apply")
    public PayoutJson apply(@PathVariable PayoutId payoutId) {
        return new PayoutJson(desk.apply(payoutId));
    }

    @PostMapping("/{payoutId}/reconcile")
    public PayoutJson reconcile(@PathVariable PayoutId payoutId) {
        return new PayoutJson(desk.reconcile(payoutId));
    }

    @PostMapping("/{payoutId}/invoices")
    public PayoutJson invoice(@PathVariable PayoutId payoutId, JsonBody body) {
        List<Invoice> invoices = body.as(INVOICES);
        return new PayoutJson(desk.step(() -> new InvoicePayout(payoutId, invoices)));
    }

    @PostMapping("/{payoutId}/invoices/accept")
    public PayoutJson accept(@PathVariable PayoutId payoutId) {
        return new PayoutJson(desk.step(() -> new AcceptPayoutInvoice(payoutId, desk.today())));
    }

    @PostMapping("/{payoutId}/invoices/reject")
    public PayoutJson reject(@PathVariable PayoutId payoutId, JsonBody body) {
        String reason = body.as(text("reason"));
        return new PayoutJson(desk.step(() -> new RejectPayoutInvoice(payoutId, reason)));
    }

    @PostMapping("/{payoutId}/invoices/reissue")
    public PayoutJson reissue(@PathVariable PayoutId payoutId) {
        return new PayoutJson(desk.step(() -> new ReissuePayoutInvoice(payoutId)));
    }

    @PostMapping("/{payoutId}/pay")
    public PayoutJson pay(@PathVariable PayoutId payoutId, JsonBody body) {
        return new PayoutJson(desk.pay(payoutId, body.as(text("reference"))));
    }

    @PostMapping("/{payoutId}/fail")
    public PayoutJson fail(@PathVariable PayoutId payoutId, JsonBody body) {
        return new PayoutJson(desk.fail(payoutId, body.as(text("reason"))));
    }

    private static Amount aboveZero(Amount amount) {
        if (amount.signum() <= 0) {
            throw new IllegalArgumentException("an invoice is about more than 0");
        }
        return amount;
    }

    private static JsonShape<String> text(String name) {
        return JsonShapes.object(it -> it.required(name, JsonShapes.name()));
    }

    private static final JsonShape<PayoutMode> MODE =
            JsonShapes.object(it -> it.required("mode", JsonShapes.oneOf(PayoutMode.class)));

    private static final JsonShape<Application> APPLICATION = JsonShapes.object(it -> {
        var id = it.nullable("payoutId", JsonShapes.id());
        var partner = it.required("partnerId", JsonShapes.id().as(PartnerId::new));
        var periods = it.nullable("periods", JsonShapes.listOf(JsonShapes.month()));
        var mode = it.nullable("mode", JsonShapes.oneOf(PayoutMode.class));
        return () -> new Application(id.get(), partner.get(), periods.get(), mode.get());
    });

    private static final JsonShape<Invoice> INVOICE = JsonShapes.object(it -> {
        var number = it.required("number", JsonShapes.name());
        var amount = it.required("amount", JsonShapes.amount().as(PayoutController::aboveZero));
        var issuedOn = it.required("issuedOn", JsonShapes.day());
        var reference = it.nullable("reference", JsonShapes.name());
        return () -> new Invoice(number.get(), amount.get(), issuedOn.get(), reference.get());
    });

    private static final JsonShape<List<Invoice>> INVOICES =
            JsonShapes.object(it -> it.required("invoices", JsonShapes.listOf(INVOICE)));

    /** A payout with the steps that are possible now. */
    public record PayoutJson(@JsonUnwrapped PayoutView payout) {

        @JsonProperty
        public List<Step> allowed() {
            return payout.state().allowed();
        }
    }
}

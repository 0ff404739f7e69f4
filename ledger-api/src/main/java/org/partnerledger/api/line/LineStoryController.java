package org.partnerledger.api.line;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.partnerledger.api.access.CurrentUser;
import org.partnerledger.api.period.PartnerMonths;
import org.partnerledger.api.problem.InvalidRequest;
import org.partnerledger.api.problem.NotFound;
import org.partnerledger.api.wording.Wording;
import org.partnerledger.core.calculation.GroupDecision;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.kernel.CurrencyCode;
import org.partnerledger.core.kernel.Money;
import org.partnerledger.core.kernel.PartnerId;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.core.kernel.Refused;
import org.partnerledger.core.performance.GroupKey;
import org.partnerledger.core.performance.LineDecision;
import org.partnerledger.core.performance.LineGroup;
import org.partnerledger.projections.line.LineStories;
import org.partnerledger.projections.line.StoredLine;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A line's whole story (domain.md, section 9): the fact, every decision about it, what it earned, and why not more. */
@RestController
public class LineStoryController {

    private final LineStories lines;
    private final PartnerMonths months;

    LineStoryController(LineStories lines, PartnerMonths months) {
        this.lines = lines;
        this.months = months;
    }

    /**
     * @param source needed where the id is not unique
     * @param language of the sentences: en or zh
     */
    @GetMapping("/api/v1/lines/{lineId}/explanation")
    public StoryJson story(
            @PathVariable String lineId,
            @RequestParam(required = false) @Nullable String source,
            @RequestParam(defaultValue = "en") String language) {
        Wording words = Wording.in(Wording.Language.of(language)
                .orElseThrow(() -> InvalidRequest.parameter("language", "en or zh is expected")));
        StoredLine line = line(lineId, source);
        LineDecision decision = line.decision();
        PartnerId partner = decision.partner();
        GroupDecision group = partner == null || !mayKnow(partner) ? null : groupDecision(line, partner);
        var story = new LineStory(line, group);
        return new StoryJson(
                line.line().lineId(),
                line.source(),
                line.eventId(),
                line.line().customerId().value(),
                partner == null ? null : partner.value(),
                decision.tierTwo() == null ? null : decision.tierTwo().value(),
                line.line().lineType().name(),
                line.line().product().serviceType(),
                line.line().currency().code(),
                line.line().amount(),
                story.paid(),
                decision.charge(),
                decision.bill(),
                decision.incentive(),
                decision.cause() == null ? null : decision.cause().name(),
                story.performance(),
                story.reason(),
                story.exclusions(),
                group == null ? null : group.productClass().name(),
                group == null
                        ? List.of()
                        : group.takers().stream().map(PlanJson::of).toList(),
                group == null
                        ? List.of()
                        : group.clawedBack().stream().map(PlanJson::of).toList(),
                partner == null ? List.of() : shares(partner, line),
                partner == null ? List.of() : frozen(partner, line),
                baseOf(decision),
                lines.refundsOf(line.lineNo()).stream()
                        .map(refund -> RefundJson.of(
                                refund.line().lineId(), refund.line().amount()))
                        .toList(),
                lines.past(line.lineNo()).stream().map(PastJson::of).toList(),
                story.sentences(words));
    }

    private StoredLine line(String lineId, @Nullable String source) {
        List<StoredLine> found = lines.find(lineId).stream()
                .filter(line -> source == null || line.source().equals(source))
                .toList();
        if (found.isEmpty()) {
            throw new NotFound("there is no line " + lineId + (source == null ? "" : " of source " + source));
        }
        if (found.size() > 1) {
            throw new Refused(new AmbiguousLine(
                    lineId, found.stream().map(StoredLine::source).sorted().toList()));
        }
        return found.getFirst();
    }

    /** What the statement of a tier 1 made of a line is no business of its tier 2. */
    private static boolean mayKnow(PartnerId partner) {
        PartnerId own = CurrentUser.current().partner();
        return own == null || own.equals(partner);
    }

    /** As the statement that it stands on decided, or else the one of its bill. */
    private @Nullable GroupDecision groupDecision(StoredLine line, PartnerId partner) {
        Period statement = line.decision().incentive();
        Period bill = line.decision().bill();
        GroupDecision onStatement = groupDecision(line, partner, statement);
        return onStatement != null || Objects.equals(bill, statement)
                ? onStatement
                : groupDecision(line, partner, bill);
    }

    private @Nullable GroupDecision groupDecision(StoredLine line, PartnerId partner, @Nullable Period period) {
        if (period == null) {
            return null;
        }
        var alone = LineGroup.of(GroupKey.of(line.decision()), line.line(), line.decision());
        return months.decision(partner, period, alone).orElse(null);
    }

    private List<ShareJson> shares(PartnerId partner, StoredLine line) {
        CurrencyCode currency = line.line().currency();
        return lines.shares(partner.value(), line.lineNo()).stream()
                .map(share -> new ShareJson(
                        share.planId(),
                        share.period(),
                        Money.ofMinor(share.minorUnits(), currency).toAmount()))
                .toList();
    }

    private List<FrozenJson> frozen(PartnerId partner, StoredLine line) {
        return lines.frozen(partner.value(), line.lineNo()).stream()
                .map(it -> new FrozenJson(
                        it.period(), it.reason(), it.amount(), it.releasedIn().orElse(null)))
                .toList();
    }

    private @Nullable RefundJson baseOf(LineDecision decision) {
        return decision.baseNo() == null
                ? null
                : lines.byNumber(decision.baseNo())
                        .map(base ->
                                RefundJson.of(base.line().lineId(), base.line().amount()))
                        .orElse(null);
    }

    /**
     * @param reason the one primary reason why it brings no performance or no incentive; null where it earns
     * @param excluded parts of the amount that do not count, by reason
     * @param past decisions that were replaced while the month was open, oldest first
     * @param story the same in sentences
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record StoryJson(
            String lineId,
            String source,
            String eventId,
            String customerId,
            @Nullable String partnerId,
            @Nullable String tierTwoId,
            String lineType,
            String serviceType,
            String currency,
            Amount amount,
            Map<String, Amount> paid,
            Period chargeMonth,
            @Nullable Period billPeriod,
            @Nullable Period incentivePeriod,
            @Nullable String cause,
            Amount performance,
            @Nullable String reason,
            Map<String, Amount> excluded,
            @Nullable String productClass,
            List<PlanJson> plans,
            List<PlanJson> clawedBackBy,
            List<ShareJson> shares,
            List<FrozenJson> frozen,
            @Nullable RefundJson base,
            List<RefundJson> refunds,
            List<PastJson> past,
            List<String> story) {}

    public record PlanJson(String planId, int version, String factor) {

        static PlanJson of(GroupDecision.Taken taken) {
            return new PlanJson(taken.planId().value(), taken.version(), taken.factor());
        }
    }

    public record ShareJson(String planId, Period period, Amount amount) {}

    public record FrozenJson(
            Period period,
            String reason,
            Amount amount,
            @Nullable Period releasedIn) {}

    public record RefundJson(String lineId, Amount amount) {

        static RefundJson of(String lineId, Amount amount) {
            return new RefundJson(lineId, amount);
        }
    }

    public record PastJson(
            Instant from,
            Instant until,
            @Nullable String partnerId,
            @Nullable Period billPeriod,
            @Nullable Period incentivePeriod) {

        static PastJson of(LineStories.PastDecision past) {
            LineDecision it = past.line().decision();
            return new PastJson(
                    past.from(),
                    past.until(),
                    it.partner() == null ? null : it.partner().value(),
                    it.bill(),
                    it.incentive());
        }
    }
}

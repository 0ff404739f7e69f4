package org.partnerledger.api.finance;

import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.partnerledger.api.page.Page;
import org.partnerledger.api.page.PageQuery;
import org.partnerledger.projections.finance.FrozenViews;
import org.partnerledger.projections.finance.FrozenViews.Frozen;
import org.partnerledger.projections.finance.FrozenViews.FrozenLine;
import org.partnerledger.projections.finance.LiabilityViews;
import org.partnerledger.projections.finance.LiabilityViews.Day;
import org.partnerledger.projections.finance.LiabilityViews.Liability;
import org.partnerledger.projections.finance.LiabilityViews.Total;
import org.partnerledger.projections.rules.RulesViews;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What is owed to partners, and what of it is held back. */
@RestController
@RequestMapping("/api/v1/finance")
public class OwedController {

    private final FrozenViews frozen;
    private final LiabilityViews liabilities;
    private final RulesViews rules;
    private final InstantSource clock;

    OwedController(FrozenViews frozen, LiabilityViews liabilities, RulesViews rules, InstantSource clock) {
        this.frozen = frozen;
        this.liabilities = liabilities;
        this.rules = rules;
        this.clock = clock;
    }

    /** What is frozen, by partner, statement and reason. */
    @GetMapping("/frozen")
    public Page<Frozen> frozen(
            @RequestParam(required = false) @Nullable String partnerId,
            @RequestParam(required = false) @Nullable OffsetDateTime asOf,
            PageQuery query) {
        Instant at = Asked.instant(asOf, clock.instant());
        var after = new FrozenViews.After(query.afterText(0, ""), query.afterNumber(1, 0), query.afterText(2, ""));
        return Page.of(
                query,
                frozen.list(Asked.partner(partnerId), at, after, query.fetch()),
                it -> List.of(
                        it.partnerId(),
                        Integer.toString(it.period().index()),
                        it.reason().name()),
                Function.identity());
    }

    /** The lines that it waits for; benefits wait for bills and have none. */
    @GetMapping("/frozen/lines")
    public Page<FrozenLine> frozenLines(
            @RequestParam(required = false) @Nullable String partnerId,
            @RequestParam(required = false) @Nullable OffsetDateTime asOf,
            PageQuery query) {
        Instant at = Asked.instant(asOf, clock.instant());
        return Page.of(
                query,
                frozen.lines(
                        Asked.partner(partnerId), at, query.afterLong(0, 0), query.afterNumber(1, 0), query.fetch()),
                it -> List.of(
                        Long.toString(it.lineNo()), Integer.toString(it.period().index())),
                Function.identity());
    }

    /** A page with what all pages come to by age. */
    record LiabilitiesJson(
            Instant asOf,
            List<Total> totals,
            List<Liability> items,
            @Nullable String next) {}

    /** By partner, statement and account, as they stood at an instant. */
    @GetMapping("/liabilities")
    public LiabilitiesJson liabilities(
            @RequestParam(required = false) @Nullable String partnerId,
            @RequestParam(required = false) @Nullable OffsetDateTime asOf,
            PageQuery query) {
        var day = new Day(
                Asked.partner(partnerId),
                Asked.instant(asOf, clock.instant()),
                rules.current().parameters().zone());
        var after = new LiabilityViews.After(query.afterText(0, ""), query.afterNumber(1, 0), query.afterNumber(2, 0));
        Page<Liability> page = Page.of(
                query,
                liabilities.list(day, after, query.fetch()),
                it -> List.of(
                        it.partnerId(),
                        Integer.toString(it.period().index()),
                        Integer.toString(it.account().number())),
                Function.identity());
        return new LiabilitiesJson(day.asOf(), liabilities.totals(day), page.items(), page.next());
    }
}

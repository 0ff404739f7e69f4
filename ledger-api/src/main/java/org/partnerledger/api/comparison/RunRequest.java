package org.partnerledger.api.comparison;

import static org.partnerledger.api.body.JsonShapes.flag;
import static org.partnerledger.api.body.JsonShapes.id;
import static org.partnerledger.api.body.JsonShapes.listOf;
import static org.partnerledger.api.body.JsonShapes.month;
import static org.partnerledger.api.body.JsonShapes.name;
import static org.partnerledger.api.body.JsonShapes.object;
import static org.partnerledger.api.body.JsonShapes.text;
import static org.partnerledger.api.body.JsonShapes.wholeNumber;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.partnerledger.api.body.JsonMembers;
import org.partnerledger.api.body.JsonShape;
import org.partnerledger.api.rules.CatalogueJson;
import org.partnerledger.api.rules.ParametersJson;
import org.partnerledger.core.comparison.RuleSet.CatalogueList;
import org.partnerledger.core.kernel.PartnerId;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.core.kernel.PlanId;
import org.partnerledger.core.rulebook.Parameters;

/**
 * What is asked for: which months, whose, and what is to be different. Whatever is left out stays as it is.
 *
 * @param reason why; "" for a what-if that does not say
 * @param partners null = all
 * @param plans versions, draft or published
 * @param rulesAsOf parameters, catalogue and calendars as they were put by then; null = as the close fixed them
 * @param knownFacts whether membership, certification and earlier links count as they are known today
 */
public record RunRequest(
        String reason,
        List<Period> periods,
        @Nullable List<PartnerId> partners,
        List<VersionOf> plans,
        List<PlanId> withoutPlans,
        @Nullable Parameters parameters,
        List<CatalogueList> catalogue,
        @Nullable Instant rulesAsOf,
        boolean knownFacts) {

    /** Months of one request: more than the ledger keeps months of a decade is a slip. */
    private static final int MOST_PERIODS = 120;

    /** A version of a plan. */
    public record VersionOf(PlanId planId, int version) {}

    static final JsonShape<RunRequest> WHAT_IF = object(body -> {
        var reason = body.optional("reason", "", text());
        return read(body, reason);
    });

    static final JsonShape<RunRequest> RECALCULATION = object(body -> read(body, body.required("reason", name())));

    private static final JsonShape<VersionOf> VERSION = object(it -> {
        var plan = it.required("planId", id());
        var version = it.required("version", wholeNumber(1, Integer.MAX_VALUE));
        return () -> new VersionOf(new PlanId(plan.get()), version.get());
    });

    private static final JsonShape<CatalogueList> CATALOGUE = object(it -> {
        var from = it.required("from", month());
        var entries = it.required("entries", CatalogueJson.LIST);
        return () -> new CatalogueList(from.get(), entries.get());
    });

    private static Supplier<RunRequest> read(JsonMembers body, Supplier<String> reason) {
        var periods = body.required("periods", listOf(month()).as(RunRequest::oneAtLeast));
        var partners = body.nullable("partners", ids(PartnerId::new).as(RunRequest::notEmpty));
        var plans = body.optional("plans", List.of(), listOf(VERSION));
        var withoutPlans = body.optional("withoutPlans", List.of(), ids(PlanId::new));
        var parameters = body.nullable("parameters", ParametersJson.SHAPE);
        var catalogue = body.optional("catalogue", List.of(), listOf(CATALOGUE));
        var rulesAsOf = body.nullable(
                "rulesAsOf", text().as(it -> OffsetDateTime.parse(it).toInstant()));
        var knownFacts = body.optional("knownFacts", false, flag());
        return () -> new RunRequest(
                reason.get(),
                periods.get(),
                partners.get(),
                plans.get(),
                withoutPlans.get(),
                parameters.get(),
                catalogue.get(),
                rulesAsOf.get(),
                knownFacts.get());
    }

    private static <T> JsonShape<List<T>> ids(Function<String, T> made) {
        return listOf(id()).as(ids -> ids.stream().map(made).toList());
    }

    private static List<Period> oneAtLeast(List<Period> months) {
        if (months.isEmpty() || months.size() > MOST_PERIODS) {
            throw new IllegalArgumentException("1 to " + MOST_PERIODS + " months are expected");
        }
        return months;
    }

    private static List<PartnerId> notEmpty(List<PartnerId> partners) {
        if (partners.isEmpty()) {
            throw new IllegalArgumentException("leave it out for all partners, or name one");
        }
        return partners;
    }
}

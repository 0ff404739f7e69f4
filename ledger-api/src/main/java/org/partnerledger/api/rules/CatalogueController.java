package org.partnerledger.api.rules;

import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import java.util.List;
import java.util.stream.IntStream;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.jspecify.annotations.Nullable;
import org.partnerledger.api.body.JsonBody;
import org.partnerledger.api.page.Page;
import org.partnerledger.api.page.PageQuery;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.core.rulebook.Catalogue;
import org.partnerledger.core.rulebook.CatalogueEntry;
import org.partnerledger.core.rulebook.RuleBookCommand.PutCatalogue;
import org.partnerledger.projections.rules.RulesViews;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The product classes of a month. A list holds until a later one begins; putting one replaces it as a whole. */
@RestController
@RequestMapping("/api/v1/rules/catalogue/{month}")
class CatalogueController {

    private final CommandGateway commands;
    private final RulesViews rules;

    CatalogueController(CommandGateway commands, RulesViews rules) {
        this.commands = commands;
        this.rules = rules;
    }

    @PutMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @RequestBody(content = @Content(array = @ArraySchema(schema = @Schema(implementation = CatalogueJson.class))))
    PutJson put(@PathVariable Period month, JsonBody body) {
        List<CatalogueEntry> entries = body.as(CatalogueJson.LIST);
        commands.sendAndWait(new PutCatalogue(month, entries));
        return new PutJson(month, entries.size());
    }

    /** The list that holds in this month, in the order in which it was put. */
    @GetMapping
    ListJson get(@PathVariable Period month, PageQuery page) {
        Catalogue catalogue = rules.current().catalogue();
        Period from = catalogue.listMonthFor(month);
        List<CatalogueEntry> entries = from == null ? null : catalogue.listOf(from);
        List<CatalogueEntry> known = entries == null ? List.of() : entries;
        int first = page.afterNumber(0, -1) + 1;
        List<Integer> positions = IntStream.range(Math.max(first, 0), known.size())
                .limit(page.fetch())
                .boxed()
                .toList();
        Page<CatalogueJson> shown = Page.of(
                page,
                positions,
                position -> List.of(String.valueOf(position)),
                position -> CatalogueJson.of(known.get(position)));
        return new ListJson(month, from, shown.items(), shown.next());
    }

    record PutJson(Period month, int entries) {}

    /** @param holdsFrom the month for which the list was put; null = none holds, everything is GENERAL */
    record ListJson(
            Period month,
            @Nullable Period holdsFrom,
            List<CatalogueJson> items,
            @Nullable String next) {}
}

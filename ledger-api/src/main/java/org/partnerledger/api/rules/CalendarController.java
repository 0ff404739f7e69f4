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
import org.partnerledger.api.problem.InvalidRequest;
import org.partnerledger.api.problem.NotFound;
import org.partnerledger.core.calendar.CalendarEdition;
import org.partnerledger.core.rulebook.RuleBookCommand.PutCalendar;
import org.partnerledger.projections.rules.RulesViews;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Workday calendars, year by year. A year that is put takes the place of a built-in one. */
@RestController
@RequestMapping("/api/v1/rules/calendars/{country}")
class CalendarController {

    private final CommandGateway commands;
    private final RulesViews rules;
    private final RulesChanged changed;

    CalendarController(CommandGateway commands, RulesViews rules, RulesChanged changed) {
        this.commands = commands;
        this.rules = rules;
        this.changed = changed;
    }

    @PutMapping(path = "/{year}", consumes = MediaType.APPLICATION_JSON_VALUE)
    @RequestBody(content = @Content(schema = @Schema(implementation = CalendarJson.class)))
    CalendarJson put(@PathVariable String country, @PathVariable String year, JsonBody body) {
        CalendarEdition edition = body.as(CalendarJson.shape(known(country), number(year)));
        commands.sendAndWait(new PutCalendar(edition));
        changed.calendar(edition.country(), edition.year());
        return CalendarJson.of(edition);
    }

    @GetMapping("/{year}")
    CalendarJson get(@PathVariable String country, @PathVariable String year) {
        int wanted = number(year);
        return rules.current().calendar(known(country)).editions().stream()
                .filter(edition -> edition.year() == wanted)
                .findFirst()
                .map(CalendarJson::of)
                .orElseThrow(() -> new NotFound("no calendar of " + country + " is published for " + year));
    }

    /** The years that are published, oldest first. */
    @GetMapping
    Page<CalendarJson> list(@PathVariable String country, PageQuery page) {
        int after = page.afterNumber(0, 0);
        List<CalendarJson> editions = rules.current().calendar(known(country)).editions().stream()
                .filter(edition -> edition.year() > after)
                .limit(page.fetch())
                .map(CalendarJson::of)
                .toList();
        return Page.of(page, editions, edition -> List.of(String.valueOf(edition.year())), Function.identity());
    }

    private static String known(String country) {
        try {
            return CalendarJson.country(country);
        } catch (IllegalArgumentException no) {
            throw InvalidRequest.parameter("country", String.valueOf(no.getMessage()));
        }
    }

    /** The years of the ledger, as of its months. */
    private static int number(String year) {
        if (!year.matches("20[0-9]{2}|2100")) {
            throw InvalidRequest.parameter("year", "years from 2000 to 2100 are accepted");
        }
        return Integer.parseInt(year);
    }
}

package org.partnerledger.api.reconciliation;

import java.time.Instant;
import java.util.List;
import org.partnerledger.api.access.CurrentUser;
import org.partnerledger.api.body.JsonBody;
import org.partnerledger.api.clock.LedgerClock;
import org.partnerledger.api.page.Page;
import org.partnerledger.api.page.PageQuery;
import org.partnerledger.api.problem.InvalidRequest;
import org.partnerledger.api.reconciliation.file.Mapping;
import org.partnerledger.api.reconciliation.file.MappingTable;
import org.partnerledger.core.kernel.Ids;
import org.partnerledger.core.kernel.Refused;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** How columns of files are to be read, saved under a name. */
@RestController
@RequestMapping("/api/v1/reconciliation-mappings")
public class MappingController {

    private final MappingTable mappings;
    private final LedgerClock clock;

    MappingController(MappingTable mappings, LedgerClock clock) {
        this.mappings = mappings;
        this.clock = clock;
    }

    /** One, as it was saved. */
    public record MappingJson(String name, JsonNode mapping, String putBy, Instant putAt) {

        static MappingJson of(MappingTable.Named it) {
            return new MappingJson(it.name(), it.mapping().json(), it.putBy(), it.putAt());
        }
    }

    /** Saves one, in place of the one of that name. */
    @PutMapping("/{name}")
    public MappingJson put(@PathVariable String name, JsonBody body) {
        if (!Ids.isValid(name)) {
            throw InvalidRequest.parameter("name", "a name of at most " + Ids.MAX_LENGTH + " characters is expected");
        }
        var named = new MappingTable.Named(
                name, body.as(Mapping.SHAPE), CurrentUser.current().name(), clock.instant());
        mappings.put(named);
        return MappingJson.of(named);
    }

    /** @throws Refused UNKNOWN_MAPPING */
    public Mapping find(String name) {
        return mappings.find(name);
    }

    /** By name. */
    @GetMapping
    public Page<MappingJson> list(PageQuery query) {
        return Page.of(
                query, mappings.list(query.afterText(0, ""), query.fetch()), it -> List.of(it.name()), MappingJson::of);
    }

    @DeleteMapping("/{name}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable String name) {
        mappings.delete(name);
    }
}

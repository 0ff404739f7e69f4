package org.partnerledger.api.intake.inbox;

import java.util.Locale;
import org.partnerledger.api.intake.chunk.IntakeParts;
import org.partnerledger.api.intake.fact.Taking.NamedKind;
import org.partnerledger.api.problem.InvalidRequest;
import org.partnerledger.api.problem.NotFound;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Names of partners and customers; erased ones are gone for good, and nothing else changes. */
@RestController
@RequestMapping("/api/v1/names/{kind}/{id}")
class NamesController {

    private final Names names;

    NamesController(IntakeParts parts) {
        this.names = parts.names();
    }

    @GetMapping
    NameJson show(@PathVariable String kind, @PathVariable String id) {
        return names.find(kind(kind), id)
                .map(name -> new NameJson(kind, id, name))
                .orElseThrow(() -> new NotFound("no name is kept of " + kind + " " + id));
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void erase(@PathVariable String kind, @PathVariable String id) {
        if (!names.erase(kind(kind), id)) {
            throw new NotFound("no name is kept of " + kind + " " + id);
        }
    }

    record NameJson(String kind, String id, String name) {}

    private static NamedKind kind(String kind) {
        return switch (kind.toLowerCase(Locale.ROOT)) {
            case "partner" -> NamedKind.PARTNER;
            case "customer" -> NamedKind.CUSTOMER;
            default -> throw InvalidRequest.parameter("kind", "partner or customer is expected");
        };
    }
}

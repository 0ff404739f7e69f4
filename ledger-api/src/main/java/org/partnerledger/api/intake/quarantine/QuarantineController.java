package org.partnerledger.api.intake.quarantine;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.partnerledger.api.body.JsonBody;
import org.partnerledger.api.body.JsonShape;
import org.partnerledger.api.body.JsonShapes;
import org.partnerledger.api.page.Page;
import org.partnerledger.api.page.PageQuery;
import org.partnerledger.api.problem.InvalidRequest;
import org.partnerledger.api.problem.NotFound;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Events that were not taken: seen, corrected and released, or discarded with a reason (contract.md, section 1). */
@RestController
@RequestMapping("/api/v1/quarantine")
public class QuarantineController {

    private static final JsonShape<Reason> REASON = JsonShapes.object(it -> {
        var reason = it.required("reason", JsonShapes.name());
        return () -> new Reason(reason.get());
    });
    private static final Set<String> STATES = Set.of("QUARANTINED", "RELEASED", "DISCARDED");

    private final QuarantineDesk desk;
    private final QuarantineViews quarantine;

    QuarantineController(QuarantineDesk desk, QuarantineViews quarantine) {
        this.desk = desk;
        this.quarantine = quarantine;
    }

    /** Why an event is discarded. */
    record Reason(String reason) {}

    /** In order of receipt. */
    @GetMapping
    public Page<QuarantineViews.Item> list(
            @RequestParam(defaultValue = "QUARANTINED") String state,
            @RequestParam(required = false) @Nullable String code,
            @RequestParam(required = false) @Nullable String source,
            PageQuery query) {
        if (!STATES.contains(state)) {
            throw InvalidRequest.parameter("state", "one of " + STATES + " is expected");
        }
        List<QuarantineViews.Item> items = quarantine.list(state, code, source, query.afterLong(0, 0), query.fetch());
        return Page.of(query, items, item -> List.of(Long.toString(item.no())), item -> item);
    }

    @GetMapping("/{no}")
    public QuarantineViews.Item show(@PathVariable long no) {
        return quarantine.find(no).orElseThrow(() -> new NotFound("there is no quarantined event " + no));
    }

    /**
     * Tries it again, as received or with the corrected event in its place; a defect it still shows answers 409. A body
     * is read as JSON, whatever it is called.
     */
    @PostMapping("/{no}/release")
    @RequestBody(content = @Content(schema = @Schema(implementation = Object.class)))
    public QuarantineViews.Item release(@PathVariable long no, HttpServletRequest request) throws IOException {
        return release(no, JsonBody.readIfAny(request.getInputStream()));
    }

    /**
     * The same for whoever has read the body already.
     *
     * @param corrected null: as it was received
     */
    public QuarantineViews.Item release(long no, @Nullable JsonBody corrected) {
        desk.release(show(no), corrected == null ? null : corrected.root());
        return show(no);
    }

    @PostMapping(path = "/{no}/discard", consumes = MediaType.APPLICATION_JSON_VALUE)
    @RequestBody(content = @Content(schema = @Schema(implementation = Reason.class)))
    public QuarantineViews.Item discard(@PathVariable long no, JsonBody body) {
        desk.discard(show(no), body.as(REASON).reason());
        return show(no);
    }
}

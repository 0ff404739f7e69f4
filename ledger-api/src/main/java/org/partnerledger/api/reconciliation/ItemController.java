package org.partnerledger.api.reconciliation;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.partnerledger.api.access.CurrentUser;
import org.partnerledger.api.body.JsonBody;
import org.partnerledger.api.body.JsonShape;
import org.partnerledger.api.body.JsonShapes;
import org.partnerledger.api.clock.LedgerClock;
import org.partnerledger.api.page.Page;
import org.partnerledger.api.page.PageQuery;
import org.partnerledger.api.reconciliation.ItemTable.Comment;
import org.partnerledger.api.reconciliation.ItemTable.Item;
import org.partnerledger.core.kernel.Period;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Differences that are carried from run to run: looked at by somebody, spoken of, and settled. */
@RestController
@RequestMapping("/api/v1/reconciliation-items")
public class ItemController {

    /** Wrapped, because nobody can be named as well. */
    private record Assigning(@Nullable String to) {}

    private static final JsonShape<Assigning> ASSIGNING = JsonShapes.object(it -> {
        var to = it.nullable("to", JsonShapes.id());
        return () -> new Assigning(to.get());
    });

    private static final JsonShape<String> TEXT = JsonShapes.object(it -> it.required("text", JsonShapes.name()));

    private final ItemTable items;
    private final ItemSettlement settlement;
    private final LedgerClock clock;

    ItemController(ItemTable items, ItemSettlement settlement, LedgerClock clock) {
        this.items = items;
        this.settlement = settlement;
        this.clock = clock;
    }

    /**
     * By number.
     *
     * @param upTo last month, included: with what earlier months left open
     * @param state OPEN, PROPOSED, RESOLVED, OFFSET or SETTLED
     */
    @GetMapping
    public Page<Item> list(
            @RequestParam(required = false) @Nullable String partnerId,
            @RequestParam(required = false) @Nullable Period upTo,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String assignedTo,
            PageQuery query) {
        return Page.of(
                query,
                items.list(
                        new ItemTable.Filter(partnerId, upTo, state, assignedTo), query.afterLong(0, 0), query.fetch()),
                it -> List.of(Long.toString(it.item())),
                Function.identity());
    }

    @GetMapping("/{no}")
    public Item show(@PathVariable long no) {
        return items.find(no);
    }

    /** Says who looks at it; without {@code to} nobody does. */
    @PostMapping("/{no}/assign")
    public Item assign(@PathVariable long no, JsonBody body) {
        Item item = items.find(no);
        items.assign(item.item(), body.as(ASSIGNING).to());
        return items.find(no);
    }

    /** Oldest first. */
    @GetMapping("/{no}/comments")
    public Page<Comment> comments(@PathVariable long no, PageQuery query) {
        Item item = items.find(no);
        return Page.of(
                query,
                items.comments(item.item(), query.afterNumber(0, 0), query.fetch()),
                it -> List.of(Integer.toString(it.number())),
                Function.identity());
    }

    @PostMapping("/{no}/comments")
    public Item comment(@PathVariable long no, JsonBody body) {
        Item item = items.find(no);
        items.comment(item.item(), CurrentUser.current().name(), clock.instant(), body.as(TEXT));
        return item;
    }

    /**
     * Ends it, because the other side was wrong; with an amount an adjustment on the first open statement is proposed,
     * and somebody else has to approve it.
     */
    @PostMapping("/{no}/settle")
    public Item settle(@PathVariable long no, JsonBody body) {
        settlement.settle(
                items.find(no),
                body.as(ItemSettlement.SHAPE),
                CurrentUser.current().name());
        return items.find(no);
    }

    /** Ends it by the adjustment that is proposed; refused to whoever proposed it. */
    @PostMapping("/{no}/approve")
    public Item approve(@PathVariable long no) {
        settlement.approve(items.find(no), CurrentUser.current().name());
        return items.find(no);
    }

    /** Does not want the adjustment that is proposed: the item is open again, and the text is its next comment. */
    @PostMapping("/{no}/reject")
    public Item reject(@PathVariable long no, JsonBody body) {
        Item item = items.find(no);
        String text = body.as(TEXT);
        settlement.reject(item);
        items.comment(item.item(), CurrentUser.current().name(), clock.instant(), text);
        return items.find(no);
    }
}

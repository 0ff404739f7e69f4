package org.partnerledger.api.deadline;

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.partnerledger.api.readmodel.Causes;
import org.partnerledger.core.rulebook.RulesSnapshot;
import org.partnerledger.projections.deadline.Deadline;
import org.partnerledger.projections.deadline.DeadlineKind;
import org.partnerledger.projections.deadline.DeadlineViews;

/**
 * Fires what is due, in order of the instants. A deadline and the event it leads to are one transaction, so that none
 * fires twice and none is lost, whatever is interrupted; one that needs a year without calendar waits for it.
 */
public final class Deadlines {

    private final DeadlineViews deadlines;
    private final Supplier<RulesSnapshot> rules;
    private final Consumer<Object> commands;
    private final Consumer<Runnable> exclusively;
    private final Map<DeadlineKind, DueStep> steps = new EnumMap<>(DeadlineKind.class);

    /**
     * @param commands sends a command and returns when it is done
     * @param exclusively runs work in a transaction of its own, while nothing else decides in which month something
     *     stands
     */
    Deadlines(
            DeadlineViews deadlines,
            Supplier<RulesSnapshot> rules,
            Consumer<Object> commands,
            Consumer<Runnable> exclusively,
            List<DueStep> steps) {
        this.deadlines = deadlines;
        this.rules = rules;
        this.commands = commands;
        this.exclusively = exclusively;
        steps.forEach(step -> this.steps.put(step.kind(), step));
    }

    /**
     * Fires everything that is due by then. To be called by whatever may have opened or moved deadlines into the past.
     */
    public void fireUpTo(Instant upTo) {
        fireUpTo(upTo, _ -> {});
    }

    /**
     * As {@link #fireUpTo(Instant)}, one call at a time.
     *
     * @param before told the instant of each deadline before it fires, in order, so that a clock can step there
     */
    public synchronized void fireUpTo(Instant upTo, Consumer<Instant> before) {
        long fired = 0;
        for (Optional<Deadline> next = next(upTo); next.isPresent(); next = next(upTo)) {
            Deadline due = next.get();
            if (due.openedNo() == fired) {
                throw new IllegalStateException(due + " fired and is still there: its event does not end it");
            }
            before.accept(due.dueAt() == null ? upTo : due.dueAt());
            fire(due);
            fired = due.openedNo();
        }
    }

    private Optional<Deadline> next(Instant upTo) {
        plan();
        return deadlines.nextDue(upTo);
    }

    private void fire(Deadline due) {
        DueStep step = steps.get(due.kind());
        if (step == null) {
            throw new IllegalStateException("nobody says what happens when " + due + " is due");
        }
        exclusively.accept(() -> {
            if (deadlines.isStillOpen(due)) { // Else somebody answered it, or another node fired it, just now.
                commands.accept(GenericCommandMessage.asCommandMessage(step.command(due))
                        .andMetaData(Map.of(Causes.BY, "deadline " + due.kind() + ", due " + due.dueAt())));
            }
        });
    }

    /** Works out the instants of those that are new, and of all when the rules have changed. */
    private void plan() {
        RulesSnapshot inForce = rules.get();
        List<Deadline> unplanned = deadlines.notPlannedBy(inForce.rulesNo());
        if (!unplanned.isEmpty()) {
            exclusively.accept(() -> unplanned.forEach(deadline ->
                    deadlines.plan(deadline, dueAt(deadline, inForce).orElse(null), inForce.rulesNo())));
        }
    }

    private static Optional<Instant> dueAt(Deadline deadline, RulesSnapshot rules) {
        Optional<LocalDate> day = switch (deadline.counting()) {
            case WORKDAYS -> rules.calendar().findDayAfterWorkdays(deadline.fromDay(), deadline.days());
            case DAYS -> Optional.of(deadline.fromDay().plusDays(deadline.days() + 1L));
        };
        return day.map(it -> it.atStartOfDay(rules.parameters().zone()).toInstant());
    }
}

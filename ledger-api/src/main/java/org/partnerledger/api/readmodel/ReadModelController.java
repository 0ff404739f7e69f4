package org.partnerledger.api.readmodel;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.partnerledger.api.store.Fence;
import org.partnerledger.api.store.StoreHealth;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tells an operator how far what is read is behind what has happened. */
@RestController
public class ReadModelController {

    private final ReadModels models;
    private final StoreHealth health;
    private final Fence fence;

    ReadModelController(ReadModels models, StoreHealth health, Fence fence) {
        this.models = models;
        this.health = health;
        this.fence = fence;
    }

    /** CURRENT where nothing is missing. */
    enum State {
        CURRENT,
        BEHIND,
        BUILDING,
        FAILED
    }

    /**
     * One of them.
     *
     * @param behind positions of events that it has not read; 0 for a read model, which is written in the transaction
     *     of the events
     */
    record ReadModelJson(String name, State state, long behind) {}

    /**
     * All of them, and what holds readers back.
     *
     * @param safePosition of the last event that is certain
     * @param heldBackSeconds how long the oldest open transaction that appended events keeps readers from what is newer
     */
    public record ReadModelsJson(long safePosition, long heldBackSeconds, List<ReadModelJson> items) {}

    @GetMapping("/api/v1/read-models")
    public ReadModelsJson show() {
        State unbuilt = models.isBeingBuilt() ? State.BUILDING : State.FAILED;
        State state = models.areWhole() ? State.CURRENT : unbuilt;
        var items = new ArrayList<ReadModelJson>();
        models.names().forEach(name -> items.add(new ReadModelJson(name, state, 0)));
        for (StoreHealth.Follower it : health.followers()) {
            State followers = it.behind() == 0 ? State.CURRENT : State.BEHIND;
            items.add(new ReadModelJson(it.name(), it.failed() ? State.FAILED : followers, it.behind()));
        }
        return new ReadModelsJson(
                fence.horizon(), fence.oldestAge().map(Duration::toSeconds).orElse(0L), items);
    }
}

package org.partnerledger.api.intake.chunk;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandCallback;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.jspecify.annotations.Nullable;
import org.partnerledger.api.access.Asker;
import org.partnerledger.api.intake.fact.Taking;
import org.partnerledger.core.kernel.PartnerId;
import org.partnerledger.core.kernel.Refused;
import org.partnerledger.core.partner.CustomerEvent;
import org.partnerledger.core.partner.CustomerEvent.CustomerLinked;
import org.partnerledger.core.partner.Directory;
import org.partnerledger.core.partner.PartnerEvent;
import org.partnerledger.core.partner.PartnerRefusal.UnknownPartner;
import org.partnerledger.core.partner.PartnerStanding;
import org.partnerledger.core.rulebook.RulesSnapshot;

/** What a fact that is no line may do within its chunk: ask aggregates, and see at once what they answered. */
public final class ChunkTaking implements Taking {

    private final ChunkState state;
    private final CommandBus commands;
    private final Set<String> arrived = new HashSet<>();
    private final Map<Named, String> names = new HashMap<>();
    private String source = "";
    private String eventId = "";

    public ChunkTaking(ChunkState state, CommandBus commands) {
        this.state = state;
        this.commands = commands;
    }

    /** Whose name it is. */
    record Named(NamedKind kind, String id) {}

    /** To be called before each fact. */
    void begin(String source, String eventId) {
        this.source = source;
        this.eventId = eventId;
    }

    public Set<String> arrived() {
        return arrived;
    }

    Map<Named, String> names() {
        return names;
    }

    @Override
    public String source() {
        return source;
    }

    @Override
    public String eventId() {
        return eventId;
    }

    @Override
    public Instant now() {
        return state.now();
    }

    @Override
    public RulesSnapshot rules() {
        return state.rules();
    }

    @Override
    public Directory directory() {
        return state.directory();
    }

    @Override
    public PartnerStanding partner(PartnerId id, String pointer) {
        PartnerStanding partner = state.directory().partner(id);
        if (partner == null) {
            throw new Refused(new UnknownPartner(id, pointer));
        }
        return partner;
    }

    @Override
    public @Nullable Object send(Object command) {
        var answer = new Answer();
        commands.dispatch(
                GenericCommandMessage.asCommandMessage(command)
                        .andMetaData(Map.of("source", source, "id", eventId))
                        .andMetaData(Asker.beside()),
                answer);
        Object event = answer.get();
        switch (event) {
            case PartnerEvent it -> {
                state.directory().apply(it);
                state.touchedPartners().add(it.partnerId());
                arrived("partner:" + it.partnerId());
            }
            case CustomerEvent it -> {
                state.directory().apply(it);
                state.touchedCustomers().add(it.customerId());
                if (it instanceof CustomerLinked) {
                    arrived("link:" + it.customerId());
                }
            }
            case null, default -> {}
        }
        return event;
    }

    @Override
    public void arrived(String thing) {
        arrived.add(thing);
    }

    @Override
    public boolean isKnownTrade(String tradeId) {
        return state.isKnownTrade(tradeId);
    }

    @Override
    public void name(NamedKind kind, String id, String name) {
        names.put(new Named(kind, id), name);
    }

    /** The handler's answer; commands are handled in the caller's thread. */
    private static final class Answer implements CommandCallback<Object, Object> {

        private @Nullable CommandResultMessage<?> result;

        @Override
        public void onResult(CommandMessage<? extends Object> command, CommandResultMessage<? extends Object> answer) {
            result = answer;
        }

        @Nullable
        Object get() {
            if (result == null) {
                throw new IllegalStateException("a command was not handled in the caller's thread");
            }
            if (result.isExceptional()) {
                throw result.exceptionResult() instanceof RuntimeException failure
                        ? failure
                        : new IllegalStateException(result.exceptionResult());
            }
            return result.getPayload();
        }
    }
}

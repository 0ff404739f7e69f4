package org.partnerledger.api.timeline;

import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.MessageDispatchInterceptor;
import org.partnerledger.api.readmodel.Causes;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Says on a command which request asked for it, unless it says already what it follows from. */
final class CauseOfRequest implements MessageDispatchInterceptor<CommandMessage<?>> {

    @Override
    public BiFunction<Integer, CommandMessage<?>, CommandMessage<?>> handle(
            List<? extends CommandMessage<?>> messages) {
        return (_, command) -> {
            if (command.getMetaData().containsKey(Causes.ID)
                    || command.getMetaData().containsKey(Causes.BY)
                    || !(RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes request)) {
                return command;
            }
            String user = request.getRequest().getRemoteUser();
            String asked = request.getRequest().getMethod() + " "
                    + request.getRequest().getRequestURI();
            return command.andMetaData(Map.of(Causes.BY, user == null ? asked : user + ", " + asked));
        };
    }
}

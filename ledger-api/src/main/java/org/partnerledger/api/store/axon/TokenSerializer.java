package org.partnerledger.api.store.axon;

import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.serialization.ChainingConverter;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.springframework.util.ClassUtils;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsontype.BasicPolymorphicTypeValidator;

/** For what Axon keeps for itself: positions of processors, snapshots. Nothing in it is history. */
final class TokenSerializer {

    private TokenSerializer() {}

    static Serializer create() {
        ClassLoader loader = ClassUtils.getDefaultClassLoader();
        return Jackson3Serializer.builder()
                .classLoader(loader)
                .converter(new ChainingConverter(loader))
                .jsonMapperBuilderCustomizer(TokenSerializer::apply)
                .build();
    }

    /**
     * A token of a replay names the class of its context, declared as Object, which Jackson refuses by default: every
     * reset would empty a view and then fail, and a new processor on a filled store would not start. What is allowed
     * here is also all that a reset may be given: nothing or a text.
     */
    private static void apply(JsonMapper.Builder json) {
        json.polymorphicTypeValidator(BasicPolymorphicTypeValidator.builder()
                .allowIfSubType(TrackingToken.class)
                .allowIfSubType(String.class)
                .build());
    }
}

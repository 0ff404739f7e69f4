package org.partnerledger.core.stored;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.ValueInstantiator;
import tools.jackson.databind.deser.std.StdValueInstantiator;
import tools.jackson.databind.module.SimpleValueInstantiators;

/**
 * Calls constructors of records by a handle that is prepared once. Jackson prepares one anew with every call of a
 * constructor of several components, which was an eighth of reading an event; and a ledger reads millions of lines.
 */
final class RecordConstructors extends SimpleValueInstantiators {

    private static final long serialVersionUID = 1L;

    @Override
    public ValueInstantiator modifyValueInstantiator(
            DeserializationConfig config, BeanDescription.Supplier type, ValueInstantiator usual) {
        return usual instanceof StdValueInstantiator jacksons && Prepared.fits(jacksons)
                ? new Prepared(jacksons)
                : usual;
    }

    private static final class Prepared extends StdValueInstantiator {

        private final MethodHandle constructor;

        Prepared(StdValueInstantiator jacksons) {
            super(jacksons);
            constructor = prepared((Constructor<?>) _withArgsCreator.getAnnotated());
        }

        /** Records that are made from their components; what else makes one, such as a factory, stays Jackson's. */
        static boolean fits(StdValueInstantiator jacksons) {
            return jacksons.getClass() == StdValueInstantiator.class
                    && jacksons.getValueClass().isRecord()
                    && jacksons.getWithArgsCreator() != null
                    && jacksons.getWithArgsCreator().getAnnotated() instanceof Constructor<?>;
        }

        private static MethodHandle prepared(Constructor<?> constructor) {
            constructor.setAccessible(true); // A record may be nested in a class of its own package.
            try {
                return MethodHandles.lookup()
                        .unreflectConstructor(constructor)
                        .asSpreader(Object[].class, constructor.getParameterCount())
                        .asType(MethodType.methodType(Object.class, Object[].class));
            } catch (IllegalAccessException e) {
                throw new IllegalStateException("it was made accessible: " + constructor, e);
            }
        }

        @Override
        public @Nullable Object createFromObjectWith(DeserializationContext context, Object[] components) {
            try {
                return (Object) constructor.invokeExact(components);
            } catch (Error e) {
                throw e;
            } catch (Throwable e) {
                return context.handleInstantiationProblem(_valueClass, components, rewrapCtorProblem(context, e));
            }
        }
    }
}

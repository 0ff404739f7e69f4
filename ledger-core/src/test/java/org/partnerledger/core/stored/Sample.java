package org.partnerledger.core.stored;

import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.kernel.CurrencyCode;
import org.partnerledger.core.kernel.Period;

/**
 * A value of any type that events are made of, the same at every call, with something in every component: what a
 * contract that nobody has written yet would look like.
 */
final class Sample {

    private static final Map<Class<?>, Object> LEAVES = Map.ofEntries(
            Map.entry(boolean.class, true),
            Map.entry(Boolean.class, true),
            Map.entry(int.class, 7),
            Map.entry(Integer.class, 7),
            Map.entry(long.class, 11L),
            Map.entry(Long.class, 11L),
            Map.entry(short.class, (short) 3),
            Map.entry(BigDecimal.class, new BigDecimal("0.05")),
            Map.entry(Instant.class, Instant.parse("2026-10-05T06:07:08Z")),
            Map.entry(LocalDate.class, LocalDate.parse("2026-10-05")),
            Map.entry(YearMonth.class, YearMonth.parse("2026-10")),
            Map.entry(ZoneId.class, ZoneId.of("Asia/Shanghai")),
            Map.entry(UUID.class, new UUID(0, 1)),
            Map.entry(Amount.class, Amount.of("12.5")),
            Map.entry(CurrencyCode.class, new CurrencyCode("CNY")),
            Map.entry(Period.class, Period.of("2026-10")));

    /** Where a type asks for more than its components' types say. */
    private static final Map<String, Object> COMPONENTS = Map.of(
            "CalendarEdition.year",
            2026,
            "CalendarEdition.workdays",
            List.of(LocalDate.parse("2026-10-10")),
            "ConditionDraft.lists",
            Map.of("serviceTypes", List.of("ecs")),
            "Tier.from",
            Amount.ZERO);

    private Sample() {}

    static Object of(Class<?> type) {
        return value(type, type.getSimpleName());
    }

    private static Object value(Type type, String name) {
        return switch (type) {
            case ParameterizedType generic -> collection(generic, name);
            case Class<?> plain -> value(plain, name);
            default -> throw new IllegalArgumentException("no sample of " + type + " for " + name);
        };
    }

    private static Object value(Class<?> type, String name) {
        if (LEAVES.containsKey(type)) {
            return LEAVES.get(type);
        }
        if (type == String.class) {
            return name;
        }
        if (type.isEnum()) {
            return type.getEnumConstants()[0];
        }
        if (type.isArray()) {
            Object array = Array.newInstance(type.getComponentType(), 1);
            Array.set(array, 0, value(type.getComponentType(), name));
            return array;
        }
        if (type.isSealed()) {
            return value(type.getPermittedSubclasses()[0], name);
        }
        if (type.isRecord()) {
            return record(type);
        }
        throw new IllegalArgumentException("no sample of " + type + " for " + name);
    }

    private static Object collection(ParameterizedType generic, String name) {
        Type[] parts = generic.getActualTypeArguments();
        if (generic.getRawType() == Map.class) {
            return Map.of(value(parts[0], name), value(parts[1], name));
        }
        if (generic.getRawType() == Set.class) {
            return Set.of(value(parts[0], name));
        }
        return List.of(value(parts[0], name));
    }

    private static Object record(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        Object[] values = Arrays.stream(components)
                .map(component -> COMPONENTS.getOrDefault(
                        type.getSimpleName() + "." + component.getName(),
                        value(component.getGenericType(), component.getName())))
                .toArray();
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException refused) {
            throw new IllegalStateException(type + " does not take " + Arrays.toString(values), refused);
        }
    }
}

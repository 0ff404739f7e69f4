package org.partnerledger.api.wording;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.partnerledger.core.kernel.Refusal;

/**
 * What a refusal says in one language, with what it knows put in: ids, days, amounts, states and what would be
 * possible. In English it speaks for itself; for every other language there is a text by its type, such as
 * {@code Payout.InvoicesDiffer}, where <code>{settlement}</code> is a component of the record, and what stands in
 * {@code [ ]} is left out where something in it is not known.
 */
public final class RefusalSentences {

    private static final String BUNDLE = "wording/refusals";
    private static final Pattern PART = Pattern.compile("\\[([^\\]]*)\\]");
    private static final Pattern VALUE = Pattern.compile("\\{([A-Za-z.]+)\\}");
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private final @Nullable ResourceBundle texts;
    private final Wording words;

    private RefusalSentences(Wording words) {
        this.words = words;
        texts = words.language() == Wording.Language.EN
                ? null
                : ResourceBundle.getBundle(
                        BUNDLE,
                        words.language().locale(),
                        RefusalSentences.class.getClassLoader(),
                        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    public static RefusalSentences in(Wording.Language language) {
        return new RefusalSentences(Wording.in(language));
    }

    /** One that has no text in this language says it in English. */
    public String of(Refusal refusal) {
        String text = text(key(refusal.getClass()));
        return text == null ? refusal.message() : filled(refusal, text);
    }

    /** Of its text: the family's name without its ending, and its own. */
    static String key(Class<?> refusal) {
        Class<?> family = refusal.getEnclosingClass();
        return family == null
                ? refusal.getSimpleName()
                : family.getSimpleName().replaceFirst("Refusal$", "") + "." + refusal.getSimpleName();
    }

    private String filled(Refusal refusal, String text) {
        String whole = PART.matcher(text).replaceAll(part -> {
            String optional = part.group(1);
            boolean isKnown = VALUE.matcher(optional)
                    .results()
                    .noneMatch(it -> word(value(refusal, it.group(1))).isEmpty());
            return isKnown ? Matcher.quoteReplacement(optional) : "";
        });
        return VALUE.matcher(whole).replaceAll(it -> Matcher.quoteReplacement(word(value(refusal, it.group(1)))));
    }

    /** @param path names of methods without parameters, one after the other */
    private static @Nullable Object value(Object of, String path) {
        Object value = of;
        for (String name : path.split("\\.", -1)) {
            if (value == null) {
                return null;
            }
            value = call(value, name);
        }
        return value;
    }

    private static @Nullable Object call(Object of, String name) {
        try {
            Method method = of.getClass().getDeclaredMethod(name);
            method.setAccessible(true); // Many refusals are known to their package alone.
            return method.invoke(of);
        } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException(of.getClass() + " has no " + name, e);
        }
    }

    private String word(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case Enum<?> code -> code(code.name());
            case Collection<?> some -> some.stream().map(this::word).collect(Collectors.joining("、"));
            case Instant at -> MINUTE.format(at.atOffset(ZoneOffset.UTC)) + " UTC";
            case Record id
            when isId(id) ->
                word(call(id, id.getClass().getRecordComponents()[0].getName()));
            default -> code(value.toString());
        };
    }

    /** It is shown by the text that it holds. */
    private static boolean isId(Record value) {
        RecordComponent[] components = value.getClass().getRecordComponents();
        return components.length == 1 && components[0].getType() == String.class;
    }

    /** States and steps have words; whatever else stands there is shown as it is. */
    private String code(String code) {
        for (String prefix : new String[] {"state.", "step.", "mode."}) {
            String own = text(prefix + code);
            if (own != null) {
                return own;
            }
            if (words.has(prefix + code)) {
                return words.text(prefix + code);
            }
        }
        return code;
    }

    private @Nullable String text(String key) {
        try {
            return texts == null ? null : texts.getString(key);
        } catch (MissingResourceException _) {
            return null;
        }
    }
}

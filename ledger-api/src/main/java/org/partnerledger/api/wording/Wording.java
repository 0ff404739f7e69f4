package org.partnerledger.api.wording;

import java.util.Arrays;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.ResourceBundle;

/**
 * Texts of one language by key. A key that has none is shown as it is: a reason code that somebody added yesterday is
 * better than an empty cell.
 */
public final class Wording {

    private final ResourceBundle texts;
    private final Language language;

    private Wording(Language language) {
        this.language = language;
        texts = ResourceBundle.getBundle(
                "wording/documents",
                language.locale(),
                Wording.class.getClassLoader(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /** Languages that documents and pages are written in. */
    public enum Language {
        EN(Locale.ENGLISH),
        ZH(Locale.SIMPLIFIED_CHINESE);

        private final Locale locale;

        Language(Locale locale) {
            this.locale = locale;
        }

        public Locale locale() {
            return locale;
        }

        /** {@code en} or {@code zh}, as in requests. */
        public String code() {
            return locale.getLanguage();
        }

        /** As it is written in requests; empty for any other. */
        public static Optional<Language> of(String code) {
            return Arrays.stream(values()).filter(it -> it.code().equals(code)).findFirst();
        }
    }

    public static Wording in(Language language) {
        return new Wording(language);
    }

    public Language language() {
        return language;
    }

    /** The text of a key, or the last part of the key itself. */
    public String text(String key) {
        try {
            return texts.getString(key);
        } catch (MissingResourceException e) {
            return key.substring(key.lastIndexOf('.') + 1);
        }
    }

    /** The text of a key with its places filled in: {@code {0}}, {@code {1}} and so on. */
    public String text(String key, Object... values) {
        String text = text(key);
        for (int i = 0; i < values.length; i++) {
            text = text.replace("{" + i + "}", values[i].toString());
        }
        return text;
    }

    public boolean has(String key) {
        return texts.containsKey(key);
    }
}

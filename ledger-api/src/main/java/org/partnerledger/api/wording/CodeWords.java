package org.partnerledger.api.wording;

import java.util.List;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/**
 * The words of codes in one language: on pages by the column in which they stand, else by themselves, else as the
 * documents say them. Templates know an instance as {@code codes}.
 */
public final class CodeWords {

    /** How the documents' words of codes begin. */
    private static final List<String> OF_DOCUMENTS =
            List.of("reason.", "cause.", "state.", "row.", "means.", "association.");

    private final ResourceBundle pages;
    private final Wording documents;

    private CodeWords(Wording documents) {
        this.documents = documents;
        pages = ResourceBundle.getBundle(
                "messages",
                documents.language().locale(),
                CodeWords.class.getClassLoader(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    public static CodeWords in(Wording.Language language) {
        return new CodeWords(Wording.in(language));
    }

    /** The words of a code, or the code itself: one that somebody added yesterday is better than an empty cell. */
    public String word(String column, String code) {
        String word = find(column, code);
        return word == null ? code : word;
    }

    public boolean has(String column, String code) {
        return find(column, code) != null;
    }

    /** Codes and other words that stand in one text, such as a cause and its month. */
    public String words(String column, String text) {
        return String.join(
                " ",
                List.of(text.split(" ", -1)).stream()
                        .map(it -> word(column, it))
                        .toList());
    }

    /** What a refusal is called; "" where it has no words. */
    public String refusal(String code) {
        String word = page("refusal." + code);
        return word == null ? "" : word;
    }

    /** What somebody who meets a refusal can do; "" where nothing is known. */
    public String advice(String code) {
        String sentence = page("advice." + code);
        return sentence == null ? "" : sentence;
    }

    /** Whether a sentence is in the language of the page: those of the ledger itself are English. */
    public boolean speaks(String sentence) {
        return documents.language() == Wording.Language.EN
                || sentence.codePoints().anyMatch(it -> Character.UnicodeScript.of(it) == Character.UnicodeScript.HAN);
    }

    /** How far work of a kind has come, in the units that it counts. */
    public String progress(String kind, long done, @Nullable Long total) {
        String known = page("progress." + kind);
        String text = known == null ? "{0}" : known;
        return text.replace("{0}", Long.toString(done)).replace("{1}", total == null ? "?" : total.toString());
    }

    private @Nullable String find(String column, String code) {
        String word = page("code." + column + "." + code);
        if (word == null) {
            word = page("code." + code);
        }
        for (String prefix : OF_DOCUMENTS) {
            if (word == null && documents.has(prefix + code)) {
                word = documents.text(prefix + code);
            }
        }
        return word;
    }

    private @Nullable String page(String key) {
        try {
            return pages.getString(key);
        } catch (MissingResourceException _) {
            return null;
        }
    }
}

package org.partnerledger.api.site.form;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.partnerledger.api.body.JsonBody;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What a form says, as the body that the API expects: so that both are read and refused alike. */
public final class FormBody {

    private static final Pattern WORDS = Pattern.compile("[\\s,]+");

    private final ObjectNode root = JsonNodeFactory.instance.objectNode();

    /** What was typed into a field, without blanks around it; null where it was left empty. */
    public static @Nullable String given(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    /** Of a form with one field, which is left out where it was left empty. */
    public static JsonBody of(String name, @Nullable String value) {
        return new FormBody().with(name, value).body();
    }

    /** Fields that were left empty are left out. */
    public FormBody with(String name, @Nullable String value) {
        String text = given(value);
        if (text != null) {
            var _ = root.put(name, text);
        }
        return this;
    }

    /** A whole number; what is none goes on as it is, and is refused where it is read. */
    public FormBody withNumber(String name, @Nullable String value) {
        if (value != null && value.strip().matches("[0-9]{1,9}")) {
            var _ = root.put(name, Integer.parseInt(value.strip()));
            return this;
        }
        return with(name, value);
    }

    public FormBody withFlag(String name, boolean value) {
        var _ = root.put(name, value);
        return this;
    }

    /** A list, one element for each word of a text. */
    public FormBody withWords(String name, @Nullable String words) {
        if (words != null && !words.isBlank()) {
            var list = root.putArray(name);
            for (String word : WORDS.split(words.strip(), -1)) {
                var _ = list.add(word);
            }
        }
        return this;
    }

    /** A text in which blanks count. */
    public FormBody withText(String name, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            var _ = root.put(name, value);
        }
        return this;
    }

    /** An object with a member for each word {@code name=text}; of a word without {@code =} the text is empty. */
    public FormBody withPairs(String name, @Nullable String words) {
        if (words != null && !words.isBlank()) {
            var pairs = root.putObject(name);
            for (String word : WORDS.split(words.strip(), -1)) {
                int equals = word.indexOf('=');
                var _ = equals < 0
                        ? pairs.put(word, "")
                        : pairs.put(word.substring(0, equals), word.substring(equals + 1));
            }
        }
        return this;
    }

    public FormBody withMember(String name, FormBody member) {
        var _ = root.set(name, member.root);
        return this;
    }

    /** A list of one object. */
    public FormBody withOne(String name, FormBody element) {
        var _ = root.putArray(name).add(element.root);
        return this;
    }

    public JsonBody body() {
        return new JsonBody(root);
    }
}

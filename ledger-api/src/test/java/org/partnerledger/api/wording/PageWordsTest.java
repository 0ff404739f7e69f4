package org.partnerledger.api.wording;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;

/** Every word of the pages is asked for somewhere, and every one that a page asks for is there. */
class PageWordsTest {

    private static final String WORD = "[A-Za-z0-9_-]+(?:\\.[A-Za-z0-9_-]+)*";
    private static final Pattern WORDS = Pattern.compile(WORD);

    /** In a template: {@code #{staff.complete}}. */
    private static final Pattern ASKED = Pattern.compile("#\\{(" + WORD + ")[}(]");

    /** To which something is added: {@code 'nav.' + name}. */
    private static final Pattern BEGINNING = Pattern.compile("[\"']((?:[A-Za-z]+\\.)+)[\"'] *\\+");

    /** What names a word in Java: a text, a constant, or a read model, which is called by its class. */
    private static final Pattern TEXT = Pattern.compile("\"([^\"\\n]*)\"");

    private static final Pattern CONSTANT = Pattern.compile("\\b([A-Z][A-Z0-9_]+)\\b");
    private static final Pattern READ_MODEL = Pattern.compile("class (\\w+?)(?:ReadModel)? implements ReadModel");

    private final Set<String> keys = Messages.of("/messages.properties").stringPropertyNames();
    private final Set<String> named = new HashSet<>();
    private final Set<String> beginnings = new HashSet<>();
    private final Set<String> asked = new TreeSet<>();

    PageWordsTest() throws IOException {
        for (String module : List.of("ledger-core", "ledger-projections", "ledger-api")) {
            try (Stream<Path> sources = Files.walk(Path.of("..", module, "src", "main"))) {
                for (Path source : sources.filter(Files::isRegularFile).toList()) {
                    read(source);
                }
            }
        }
        for (HttpStatus status : HttpStatus.values()) {
            named.add(status.name());
            named.add(Integer.toString(status.value()));
        }
    }

    private void read(Path source) throws IOException {
        String name = source.getFileName().toString();
        if (name.endsWith(".java")) {
            String text = Files.readString(source);
            found(TEXT, text).forEach(it -> named.addAll(found(WORDS, it)));
            named.addAll(found(CONSTANT, text));
            named.addAll(found(READ_MODEL, text));
            beginnings.addAll(found(BEGINNING, text));
        } else if (name.endsWith(".html")) {
            String text = Files.readString(source);
            named.addAll(found(WORDS, text));
            beginnings.addAll(found(BEGINNING, text));
            asked.addAll(found(ASKED, text));
        }
    }

    private static Set<String> found(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        int group = matcher.groupCount();
        return matcher.results().map(it -> it.group(group)).collect(Collectors.toSet());
    }

    @Test
    void everyWordIsAskedFor() {
        assertThat(keys)
                .hasSizeGreaterThan(900)
                .allSatisfy(key -> assertThat(isUsed(key)).isTrue());
        assertThat(isUsed("list.nobodyAsksForThis")).isFalse();
        assertThat(isUsed("nobody.asksForThis")).isFalse();
    }

    @Test
    void everyWordThatAPageAsksForIsThere() {
        assertThat(asked).hasSizeGreaterThan(200);
        assertThat(keys).containsAll(asked);
    }

    /** As it is, or put together: {@code code.account.PAID} of a beginning, a column and a code. */
    private boolean isUsed(String key) {
        return named.contains(key)
                || beginnings.stream()
                        .filter(key::startsWith)
                        .map(it -> key.substring(it.length()))
                        .anyMatch(it -> named.contains(it) || named.contains(it.substring(it.lastIndexOf('.') + 1)));
    }
}

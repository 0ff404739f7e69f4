package org.partnerledger.core.calculation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A page of docs/rules: what it prints as an example is what a test compares with, so that the two cannot drift apart.
 */
final class RulePage {

    private static final Pattern EXAMPLE = Pattern.compile("(?ms)^```text\\n(.*?)^```$");

    private final List<String> examples;

    private RulePage(List<String> examples) {
        this.examples = examples;
    }

    /** Maven runs the tests of a module in its folder; the repository is the one above. */
    static RulePage named(String page) {
        try {
            String text = Files.readString(Path.of("..", "docs", "rules", page + ".md"));
            return new RulePage(
                    EXAMPLE.matcher(text).results().map(block -> block.group(1)).toList());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** @param number from 1, in the order of the page */
    String example(int number) {
        return examples.get(number - 1);
    }
}

package org.partnerledger.house;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What can be said about one file by its lines alone. Each check answers with everything it found, not the first. */
final class TextChecks {

    static final int MOST_COLUMNS = 120;
    static final int MOST_LINES = 300;

    /** Put together here, so that this file does not find itself. */
    private static final Pattern LEFT_FOR_LATER = Pattern.compile("\\b(" + "TO" + "DO|FIX" + "ME)\\b(?!.*#\\d)");

    private static final Pattern WILDCARD_IMPORT = Pattern.compile("^import (static )?[\\w.]+\\.\\*;");

    /** A name that says that the thing was not understood, and what to name it after instead. */
    private static final Pattern EMPTY_ENDING =
            Pattern.compile(".*(Impl|Manager|Helpers?|Utils?|Data|Info|Service|Dto|DTO|Entity|Repository|Wrapper)");

    private TextChecks() {}

    static List<Finding> longLines(SourceFile file) {
        if (!file.isJava()) {
            return List.of();
        }
        return eachLine(
                file,
                line -> line.codePointCount(0, line.length()) > MOST_COLUMNS,
                "longer than " + MOST_COLUMNS + " characters",
                "let ./dev format break it, or break the text by hand");
    }

    static List<Finding> longFiles(SourceFile file) {
        int lines = file.lines().size();
        if (!file.isMainJava() || lines <= MOST_LINES) {
            return List.of();
        }
        return List.of(file.finding(
                lines + " lines, more than " + MOST_LINES, "give what it does second a file and a name of its own"));
    }

    static List<Finding> leftForLater(SourceFile file) {
        return eachLine(
                file,
                line -> LEFT_FOR_LATER.matcher(line).find(),
                "work left for later that nobody is going to find",
                "do it, or name its issue in the same line as #123");
    }

    static List<Finding> wildcardImports(SourceFile file) {
        if (!file.isJava()) {
            return List.of();
        }
        return eachLine(
                file,
                line -> {
                    Matcher wildcard = WILDCARD_IMPORT.matcher(line);
                    return wildcard.find() && !(file.isTestJava() && wildcard.group(1) != null);
                },
                "wildcard import",
                "import each type by name; only tests may import static members of a type together");
    }

    static List<Finding> emptyEndings(SourceFile file) {
        Matcher empty = EMPTY_ENDING.matcher(file.name());
        if (!file.isMainJava() || !empty.matches()) {
            return List.of();
        }
        return List.of(file.finding(
                "a type named … " + empty.group(1), "name it after what it is in the words of GLOSSARY.md"));
    }

    static List<Finding> otherThanOneTitle(SourceFile file) {
        if (!file.isMarkdown()) {
            return List.of();
        }
        boolean fenced = false;
        int titles = 0;
        for (String line : file.lines()) {
            if (line.startsWith("```")) {
                fenced = !fenced;
            }
            if (!fenced && line.startsWith("# ")) {
                titles++;
            }
        }
        return titles == 1
                ? List.of()
                : List.of(file.finding(titles + " titles", "a document has one line that begins with a single #"));
    }

    private static List<Finding> eachLine(
            SourceFile file, Predicate<String> isOutOfLine, String problem, String wayOut) {
        var found = new ArrayList<Finding>();
        int number = 0;
        for (String line : file.lines()) {
            number++;
            if (isOutOfLine.test(line)) {
                found.add(file.finding(number, problem, wayOut));
            }
        }
        return found;
    }
}

package org.partnerledger.house;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What can be said only by looking at several files: packages, and what the tests and documents owe to the code. */
final class RepositoryChecks {

    static final int MOST_FILES = 15;

    private static final Pattern NESTED_RECORD = Pattern.compile("(?m)^ +(?:public )?record (\\w+)\\(");
    private static final Pattern STORED_RECORD =
            Pattern.compile("@StoredName[^\\n]*\\n(?: *@[^\\n]*\\n)* +record (\\w+)\\(");
    private static final Pattern SENTENCE = Pattern.compile("/\\*\\*\\s.*?\\p{L}.*?[.:]\\s", Pattern.DOTALL);
    private static final Pattern TYPE_CELL = Pattern.compile("\\| `(\\w+)` \\|");
    private static final Pattern TEST_NAMED = Pattern.compile("\\b(\\w+Test)\\b");

    private RepositoryChecks() {}

    static List<Finding> undescribedPackages(List<SourceFile> files) {
        var described = new TreeMap<String, SourceFile>();
        files.stream().filter(SourceFile::isPackageInfo).forEach(file -> described.put(file.folder(), file));

        return mainFolders(files).stream()
                .filter(folder -> {
                    SourceFile packageInfo = described.get(folder);
                    return packageInfo == null
                            || !SENTENCE.matcher(packageInfo.text()).find()
                            || !packageInfo.text().contains("@NullMarked");
                })
                .map(folder -> new Finding(
                        folder,
                        "a package that does not say what it is",
                        "write package-info.java with one sentence and @NullMarked"))
                .toList();
    }

    static List<Finding> crowdedPackages(List<SourceFile> files) {
        var sizes = files.stream()
                .filter(SourceFile::isMainJava)
                .filter(file -> !file.isPackageInfo())
                .collect(groupingBy(SourceFile::folder, TreeMap::new, counting()));
        return sizes.entrySet().stream()
                .filter(each -> each.getValue() > MOST_FILES)
                .map(each -> new Finding(
                        each.getKey(),
                        each.getValue() + " files, more than " + MOST_FILES,
                        "find the second feature in it and move it out"))
                .toList();
    }

    /** A stored event without its golden text could change its form unseen. */
    static List<Finding> eventsWithoutContract(List<SourceFile> files) {
        String contracts = testsWhere(files, file -> file.name().endsWith("ContractTest"));
        return records(files, "Event", STORED_RECORD)
                .filter(record -> !mentions(contracts, record.name()))
                .map(record -> record.file()
                        .finding("no contract for " + record.name(), "pin its JSON in the feature's …ContractTest"))
                .toList();
    }

    static List<Finding> refusalsWithoutTest(List<SourceFile> files) {
        String tests = testsWhere(files, SourceFile::isTestJava);
        return records(files, "Refusal", NESTED_RECORD)
                .filter(record -> !mentions(tests, record.name()))
                .map(record -> record.file()
                        .finding("no test expects " + record.name(), "write the test in which it is refused"))
                .toList();
    }

    static List<Finding> rulesWithoutTest(List<SourceFile> files) {
        var tests = new TreeSet<String>();
        files.stream().filter(SourceFile::isTestJava).forEach(file -> tests.add(file.name()));

        return files.stream()
                .filter(file -> file.path().startsWith("docs/rules/") && file.isMarkdown())
                .filter(file -> !file.name().equals("README"))
                .filter(file ->
                        TEST_NAMED.matcher(file.text()).results().noneMatch(named -> tests.contains(named.group(1))))
                .map(file -> file.finding(
                        "names no test that replays its numbers",
                        "write that test, and its name at the end of the page"))
                .toList();
    }

    /** The glossary's types are in backticks in a cell of their own. */
    static List<Finding> wordsWithoutType(List<SourceFile> files) {
        var types = new TreeSet<String>();
        files.stream().filter(SourceFile::isMainJava).forEach(file -> types.add(file.name()));

        return files.stream()
                .filter(file -> file.path().equals("GLOSSARY.md"))
                .flatMap(file -> TYPE_CELL
                        .matcher(file.text())
                        .results()
                        .map(cell -> cell.group(1))
                        .filter(type -> !types.contains(type))
                        .map(type -> file.finding(
                                "no type is called " + type, "correct the glossary, or the name of the type")))
                .toList();
    }

    private record RecordIn(SourceFile file, String name) {}

    private static Stream<RecordIn> records(List<SourceFile> files, String ending, Pattern form) {
        return files.stream()
                .filter(file -> file.isMainJava() && file.path().startsWith("ledger-core/"))
                .filter(file -> file.name().endsWith(ending) && !file.name().equals(ending))
                .flatMap(file -> form.matcher(file.text()).results().map(found -> new RecordIn(file, found.group(1))));
    }

    private static String testsWhere(List<SourceFile> files, Predicate<SourceFile> wanted) {
        return files.stream()
                .filter(SourceFile::isTestJava)
                .filter(wanted)
                .map(SourceFile::text)
                .collect(joining("\n"));
    }

    private static boolean mentions(String text, String name) {
        return Pattern.compile("\\b" + name + "\\b").matcher(text).find();
    }

    private static Set<String> mainFolders(List<SourceFile> files) {
        var folders = new TreeSet<String>();
        files.stream().filter(SourceFile::isMainJava).forEach(file -> folders.add(file.folder()));
        return folders;
    }
}

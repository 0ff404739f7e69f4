package org.partnerledger.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every file keeps to CONTRIBUTING.md. Each check is itself tested in {@link PlantedViolationsTest}. */
class TidyTest {

    /** Maven runs the tests of a module in its folder; the repository is the one above. */
    private static final List<SourceFile> REPOSITORY =
            SourceFile.allBelow(Path.of("").toAbsolutePath().resolve(".."));

    private static final List<Check> CHECKS_OF_ONE_FILE = List.of(
            new Check("no line is too long", TextChecks::longLines),
            new Check("no file is too long", TextChecks::longFiles),
            new Check("nothing is left for later", TextChecks::leftForLater),
            new Check("imports name what they import", TextChecks::wildcardImports),
            new Check("types are named after what they are", TextChecks::emptyEndings),
            new Check("documents have one title", TextChecks::otherThanOneTitle),
            new Check("no method is too long", JavaChecks::longMethods),
            new Check("no method takes too much", JavaChecks::manyParameters),
            new Check("methods say what they do", JavaChecks::namesThatSayNothing),
            new Check("no test is switched off", JavaChecks::switchedOffTests),
            new Check("suppressed warnings have a reason", JavaChecks::unexplainedSuppressions),
            new Check("numbers are exact", JavaChecks::inexactNumbers),
            new Check("no test waits by the clock", JavaChecks::sleepingTests),
            new Check("no test mocks", JavaChecks::mocks));

    /** What each check finds. File by file, not check by check: a file is parsed once for all of them. */
    static Stream<Arguments> findingsInFiles() {
        var findings = new LinkedHashMap<String, List<Finding>>();
        for (SourceFile file : REPOSITORY) {
            for (Check check : CHECKS_OF_ONE_FILE) {
                findings.computeIfAbsent(check.name(), _ -> new ArrayList<>())
                        .addAll(check.of().apply(file));
            }
        }
        return findings.entrySet().stream().map(each -> Arguments.of(each.getKey(), each.getValue()));
    }

    static Stream<Arguments> checksOfTheWhole() {
        return Stream.of(
                whole("packages say what they are", RepositoryChecks::undescribedPackages),
                whole("packages stay small", RepositoryChecks::crowdedPackages),
                whole("events have a contract", RepositoryChecks::eventsWithoutContract),
                whole("refusals have a test", RepositoryChecks::refusalsWithoutTest),
                whole("rules have a test", RepositoryChecks::rulesWithoutTest),
                whole("the glossary names types that exist", RepositoryChecks::wordsWithoutType));
    }

    @Test
    void readsTheWholeRepository() {
        assertThat(REPOSITORY)
                .extracting(SourceFile::path)
                .contains("README.md", "dev", "ledger-core/src/test/java/org/partnerledger/house/TidyTest.java")
                .anyMatch(path -> path.startsWith("ledger-projections/src/main/java/"))
                .anyMatch(path -> path.startsWith("ledger-api/src/main/java/"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("findingsInFiles")
    void everyFile(String name, List<Finding> findings) {
        assertThat(findings).as(name).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("checksOfTheWhole")
    void theWhole(String name, Function<List<SourceFile>, List<Finding>> check) {
        assertThat(check.apply(REPOSITORY)).as(name).isEmpty();
    }

    private static Arguments whole(String name, Function<List<SourceFile>, List<Finding>> check) {
        return Arguments.of(name, check);
    }

    private record Check(String name, Function<SourceFile, List<Finding>> of) {}
}

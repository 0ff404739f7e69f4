package org.partnerledger.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
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

    static Stream<Arguments> checksOfOneFile() {
        return Stream.of(
                check("no line is too long", TextChecks::longLines),
                check("no file is too long", TextChecks::longFiles),
                check("nothing is left for later", TextChecks::leftForLater),
                check("imports name what they import", TextChecks::wildcardImports),
                check("types are named after what they are", TextChecks::emptyEndings),
                check("documents have one title", TextChecks::otherThanOneTitle),
                check("no method is too long", JavaChecks::longMethods),
                check("no method takes too much", JavaChecks::manyParameters),
                check("methods say what they do", JavaChecks::namesThatSayNothing),
                check("no test is switched off", JavaChecks::switchedOffTests),
                check("suppressed warnings have a reason", JavaChecks::unexplainedSuppressions),
                check("numbers are exact", JavaChecks::inexactNumbers),
                check("no test waits by the clock", JavaChecks::sleepingTests),
                check("no test mocks", JavaChecks::mocks));
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
    @MethodSource("checksOfOneFile")
    void everyFile(String name, Function<SourceFile, List<Finding>> check) {
        assertThat(REPOSITORY.stream().flatMap(file -> check.apply(file).stream()))
                .as(name)
                .isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("checksOfTheWhole")
    void theWhole(String name, Function<List<SourceFile>, List<Finding>> check) {
        assertThat(check.apply(REPOSITORY)).as(name).isEmpty();
    }

    private static Arguments check(String name, Function<SourceFile, List<Finding>> check) {
        return Arguments.of(name, check);
    }

    private static Arguments whole(String name, Function<List<SourceFile>, List<Finding>> check) {
        return Arguments.of(name, check);
    }
}

package org.partnerledger.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every check finds what it is for, and leaves its neighbour alone: a check that cannot fail guards nothing. */
class PlantedViolationsTest {

    private static final String MAIN = "ledger-core/src/main/java/org/partnerledger/core/milestone/";
    private static final String TEST = "ledger-core/src/test/java/org/partnerledger/core/milestone/";
    /** In two parts, so that the checks do not find this file. */
    private static final String LATER = "TO" + "DO";

    static Stream<Arguments> plantedInOneFile() {
        return Stream.of(
                planted(TextChecks::longLines, main("Milestone", "//" + "x".repeat(119)), 1),
                planted(TextChecks::longLines, main("Milestone", "//" + "x".repeat(118)), 0),
                planted(TextChecks::longFiles, main("Milestone", "\n".repeat(301)), 1),
                planted(TextChecks::longFiles, main("Milestone", "\n".repeat(300)), 0),
                planted(TextChecks::longFiles, test("MilestoneTest", "\n".repeat(301)), 0),
                planted(TextChecks::leftForLater, main("Milestone", "// " + LATER + " round"), 1),
                planted(TextChecks::leftForLater, main("Milestone", "// " + LATER + " round, #12"), 0),
                planted(TextChecks::wildcardImports, main("Milestone", "import java.util.*;"), 1),
                planted(TextChecks::wildcardImports, main("Milestone", "import static java.util.List.*;"), 1),
                planted(TextChecks::wildcardImports, test("MilestoneTest", "import java.util.*;"), 1),
                planted(TextChecks::wildcardImports, test("MilestoneTest", "import static java.util.List.*;"), 0),
                planted(TextChecks::emptyEndings, main("MilestoneManager", ""), 1),
                planted(TextChecks::emptyEndings, main("MilestoneUtils", ""), 1),
                planted(TextChecks::emptyEndings, main("Milestone", ""), 0),
                planted(TextChecks::otherThanOneTitle, new SourceFile("docs/a.md", "# One\n\n# Two\n"), 1),
                planted(TextChecks::otherThanOneTitle, new SourceFile("docs/a.md", "no title\n"), 1),
                planted(TextChecks::otherThanOneTitle, new SourceFile("docs/a.md", "# One\n```\n# code\n```\n"), 0));
    }

    static Stream<Arguments> plantedInTheGrammar() {
        return Stream.of(
                planted(JavaChecks::longMethods, main("A", body("void a() {" + "\n".repeat(60) + "}")), 1),
                planted(JavaChecks::longMethods, main("A", body("void a() {" + "\n".repeat(59) + "}")), 0),
                planted(
                        JavaChecks::manyParameters,
                        main("A", body("void a(int b, int c, int d, int e, int f, int g) {}")),
                        1),
                planted(
                        JavaChecks::manyParameters,
                        main("A", body("A(int b, int c, int d, int e, int f, int g) {}")),
                        1),
                planted(JavaChecks::manyParameters, main("A", body("void a(int b, int c, int d, int e, int f) {}")), 0),
                planted(
                        JavaChecks::manyParameters,
                        main("A", "record A(int b, int c, int d, int e, int f, int g) { A {} }"),
                        0),
                planted(JavaChecks::namesThatSayNothing, main("A", body("void process() {}")), 1),
                planted(JavaChecks::namesThatSayNothing, main("A", body("void close() {}")), 0),
                planted(JavaChecks::switchedOffTests, test("ATest", body("@Disabled void a() {}")), 1),
                planted(JavaChecks::switchedOffTests, test("ATest", body("@Test void isDisabled() {}")), 0),
                planted(JavaChecks::unexplainedSuppressions, main("A", "@SuppressWarnings(\"unused\")\nclass A {}"), 1),
                planted(
                        JavaChecks::unexplainedSuppressions,
                        main("A", "// Read by Axon.\n@SuppressWarnings(\"unused\")\nclass A {}"),
                        0),
                planted(
                        JavaChecks::unexplainedSuppressions,
                        main("A", "@SuppressWarnings(\"unused\") // Read by Axon.\nclass A {}"),
                        0),
                planted(JavaChecks::inexactNumbers, main("A", body("double rate;")), 1),
                planted(JavaChecks::inexactNumbers, main("A", body("Double rate;")), 1),
                planted(JavaChecks::inexactNumbers, main("A", body("Object a() { return (float) 1; }")), 1),
                planted(JavaChecks::inexactNumbers, main("A", body("long rate; // never a double")), 0),
                planted(
                        JavaChecks::sleepingTests,
                        test("ATest", body("void a() throws Exception { Thread.sleep(1); }")),
                        1),
                planted(JavaChecks::sleepingTests, test("ATest", body("void a() { sleeper.sleep(1); }")), 0),
                planted(JavaChecks::mocks, test("ATest", "import static org.mockito.Mockito.mock;\nclass ATest {}"), 1),
                planted(JavaChecks::mocks, test("ATest", "class ATest {} // import org.mockito.Mockito;"), 0));
    }

    @ParameterizedTest
    @MethodSource({"plantedInOneFile", "plantedInTheGrammar"})
    void isFoundInItsFile(Function<SourceFile, List<Finding>> check, SourceFile file, int findings) {
        assertThat(check.apply(file)).hasSize(findings);
    }

    @Test
    void findsAPackageThatDoesNotSayWhatItIs() {
        var feature = main("Milestone", "class Milestone {}");
        var silent = main("package-info", "@NullMarked\npackage a;\n");
        var open = main("package-info", "/** A promise. */\npackage a;\n");
        var complete = main("package-info", "/** A promise. */\n@NullMarked\npackage a;\n");

        assertThat(RepositoryChecks.undescribedPackages(List.of(feature))).hasSize(1);
        assertThat(RepositoryChecks.undescribedPackages(List.of(feature, silent)))
                .hasSize(1);
        assertThat(RepositoryChecks.undescribedPackages(List.of(feature, open))).hasSize(1);
        assertThat(RepositoryChecks.undescribedPackages(List.of(feature, complete)))
                .isEmpty();
    }

    @Test
    void findsACrowdedPackage() {
        var fifteen = Stream.iterate(0, i -> i + 1)
                .limit(15)
                .map(i -> main("A" + i, ""))
                .toList();
        var described = Stream.concat(fifteen.stream(), Stream.of(main("package-info", "")))
                .toList();
        var sixteen =
                Stream.concat(described.stream(), Stream.of(main("B", ""))).toList();

        assertThat(RepositoryChecks.crowdedPackages(described)).isEmpty();
        assertThat(RepositoryChecks.crowdedPackages(sixteen)).hasSize(1);
    }

    @Test
    void findsAnEventWithoutContract() {
        var events = main("MilestoneEvent", """
                interface MilestoneEvent {
                    @StoredName("milestone-planned")
                    record MilestonePlanned(int a) {}

                    record PartOfOne(int a) {}
                }
                """);
        var elsewhere = test("MilestoneTest", "MilestonePlanned");
        var contract = test("MilestoneContractTest", "MilestonePlanned");

        assertThat(RepositoryChecks.eventsWithoutContract(List.of(events, elsewhere)))
                .hasSize(1);
        assertThat(RepositoryChecks.eventsWithoutContract(List.of(events, contract)))
                .isEmpty();
    }

    @Test
    void findsARefusalThatNoTestExpects() {
        var refusals = main("MilestoneRefusal", "interface MilestoneRefusal {\n    record TooLate(int a) {}\n}");

        assertThat(RepositoryChecks.refusalsWithoutTest(List.of(refusals, test("MilestoneTest", "TooLateForThat"))))
                .hasSize(1);
        assertThat(RepositoryChecks.refusalsWithoutTest(List.of(refusals, test("MilestoneTest", "new TooLate(1)"))))
                .isEmpty();
    }

    @Test
    void findsARuleWhoseNumbersNoTestReplays() {
        var page = new SourceFile("docs/rules/delay.md", "# Delay\n\nReplayed by `DelayDeductionTest`.\n");

        assertThat(RepositoryChecks.rulesWithoutTest(List.of(page))).hasSize(1);
        assertThat(RepositoryChecks.rulesWithoutTest(List.of(page, test("DelayDeductionTest", ""))))
                .isEmpty();
    }

    @Test
    void findsAWordOfTheGlossaryWhoseTypeIsCalledOtherwise() {
        var glossary = new SourceFile("GLOSSARY.md", "# Glossary\n\n| 里程碑 | milestone | `Milestone` | a promise |\n");

        assertThat(RepositoryChecks.wordsWithoutType(List.of(glossary, main("Promise", ""))))
                .hasSize(1);
        assertThat(RepositoryChecks.wordsWithoutType(List.of(glossary, main("Milestone", ""))))
                .isEmpty();
    }

    private static Arguments planted(Function<SourceFile, List<Finding>> check, SourceFile file, int findings) {
        return Arguments.of(check, file, findings);
    }

    private static SourceFile main(String name, String text) {
        return new SourceFile(MAIN + name + ".java", text);
    }

    private static SourceFile test(String name, String text) {
        return new SourceFile(TEST + name + ".java", text);
    }

    private static String body(String member) {
        return "class A {\n" + member + "\n}";
    }
}

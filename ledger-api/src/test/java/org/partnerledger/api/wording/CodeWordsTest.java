package org.partnerledger.api.wording;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.partnerledger.api.access.rule.Role;
import org.partnerledger.api.reconciliation.ReconciliationController.ComparedWith;
import org.partnerledger.api.webhook.WebhookKind;
import org.partnerledger.core.calculation.FreezeReason;
import org.partnerledger.core.carryover.CarryCause;
import org.partnerledger.core.consumption.LineType;
import org.partnerledger.core.journal.Account;
import org.partnerledger.core.performance.Exclusion;
import org.partnerledger.core.project.Scenario;
import org.partnerledger.core.reconciliation.Cause;
import org.partnerledger.core.reconciliation.Measure;
import org.partnerledger.core.reconciliation.Result;
import org.partnerledger.core.verification.Finding;
import org.partnerledger.projections.finance.LiabilityViews;
import org.partnerledger.projections.finance.SpendViews;

/** Every code that a page shows has its words in every language. */
class CodeWordsTest {

    /** The columns of pages, and what stands in them. */
    private static final Map<String, List<? extends Enum<?>>> COLUMNS = Map.ofEntries(
            Map.entry("roles", List.of(Role.values())),
            Map.entry("measure", List.of(Measure.values())),
            Map.entry("comparedWith", List.of(ComparedWith.values())),
            Map.entry("result", List.of(Result.values())),
            Map.entry("causes", List.of(Cause.values())),
            Map.entry("detail", List.of(CarryCause.values())),
            Map.entry("reason", List.of(Exclusion.values())),
            Map.entry("reason of a freeze", List.of(FreezeReason.values())),
            Map.entry("cause", List.of(LineType.values())),
            Map.entry("account", List.of(Account.values())),
            Map.entry("age", List.of(LiabilityViews.Age.values())),
            Map.entry("by", List.of(SpendViews.By.values())),
            Map.entry("scenario", List.of(Scenario.values())),
            Map.entry("kinds", List.of(WebhookKind.values())),
            Map.entry("finding", List.of(Finding.Code.values())));

    /** Refusals, problems and defects name their codes in these ways. */
    private static final List<Pattern> CODES = List.of(
            Pattern.compile("String code\\(\\) \\{\\s*return \"([A-Z_]+)\""),
            Pattern.compile("new Defect\\(\\s*\"([A-Z_]+)\""),
            Pattern.compile("fault\\(\\s*\"([A-Z_]+)\""),
            Pattern.compile("Problems\\.of\\([^;\"]*\"([A-Z_]+)\""),
            Pattern.compile("new Problem\\([^;\"]*(?:\"[^\"]*\"[^;\"]*)?,\\s*\"([A-Z_]+)\""));

    private static final Pattern STORED = Pattern.compile("@StoredName\\(\\s*\"([a-z-]+)\"");

    @Test
    void everyColumnHasItsWords() {
        for (Wording.Language language : Wording.Language.values()) {
            CodeWords words = CodeWords.in(language);
            COLUMNS.forEach((column, codes) -> assertThat(codes)
                    .allSatisfy(code -> assertThat(words.has(column, code.name()))
                            .as(language + " " + column + " " + code)
                            .isTrue()));
        }
    }

    @Test
    void everyRefusalHasItsWords() throws IOException {
        var codes = new TreeSet<String>();
        for (Pattern pattern : CODES) {
            codes.addAll(found(pattern));
        }
        var _ = codes.removeIf(it -> it.startsWith("LEDGER_")); // Settings that the command line speaks of.
        assertThat(codes).hasSizeGreaterThan(50).contains("SCHEMA", "OUT_OF_ORDER", "REQUIRED", "SIGN", "FORBIDDEN");
        for (Wording.Language language : Wording.Language.values()) {
            CodeWords words = CodeWords.in(language);
            assertThat(codes)
                    .as(String.valueOf(language))
                    .allSatisfy(code -> assertThat(words.refusal(code)).as(code).isNotEmpty())
                    .allSatisfy(code -> assertThat(words.advice(code)).as(code).isNotEmpty());
        }
    }

    @Test
    void everyProblemOfTheDocumentationSaysWhatItIsAndWhatToDo() throws IOException {
        var codes = new TreeSet<String>();
        for (String page : List.of("problems.md", "refusals.md")) {
            Matcher matcher = Pattern.compile("`([A-Z]+(?:_[A-Z]+)*)`")
                    .matcher(Files.readString(Path.of("..", "docs", "api", page)));
            while (matcher.find()) {
                codes.add(matcher.group(1));
            }
        }
        assertThat(codes).hasSizeGreaterThan(30).contains("CONCURRENT_CHANGE", "QUOTA_EXCEEDED", "TOO_LARGE");
        for (Wording.Language language : Wording.Language.values()) {
            CodeWords words = CodeWords.in(language);
            assertThat(codes)
                    .as(String.valueOf(language))
                    .allSatisfy(code -> assertThat(words.refusal(code) + words.advice(code))
                            .as(code)
                            .satisfies(it -> assertThat(words.speaks(it)).isTrue())
                            .hasSizeGreaterThan(words.refusal(code).length()));
        }
    }

    @Test
    void everyEventHasItsWords() throws IOException {
        List<String> events = found(STORED);
        assertThat(events).hasSizeGreaterThan(70);
        for (Wording.Language language : Wording.Language.values()) {
            CodeWords words = CodeWords.in(language);
            assertThat(events)
                    .allSatisfy(event -> assertThat(words.has("event", event))
                            .as(language + " " + event)
                            .isTrue());
        }
    }

    @Test
    void progressIsSaidInTheUnitsOfItsKind() throws IOException {
        List<String> kinds = found(Pattern.compile("String NAME = \"([a-z-]+)\""));
        assertThat(kinds).contains("close", "rebuild", "verification");
        assertThat(CodeWords.in(Wording.Language.ZH).progress("close", 3, 7L)).isEqualTo("已结 3 / 7 个伙伴");
        assertThat(CodeWords.in(Wording.Language.EN).progress("rebuild", 3, null))
                .isEqualTo("3 events folded");
    }

    @Test
    void pagesHaveTheSameKeysInBothLanguages() throws IOException {
        assertThat(Messages.of("/messages.properties").keySet())
                .isEqualTo(Messages.of("/messages_zh.properties").keySet());
    }

    /** What a pattern finds in the sources of the product. */
    private static List<String> found(Pattern pattern) throws IOException {
        var found = new ArrayList<String>();
        for (String module : List.of("ledger-core", "ledger-projections", "ledger-api")) {
            try (Stream<Path> sources = Files.walk(Path.of("..", module, "src", "main", "java"))) {
                for (Path source :
                        sources.filter(it -> it.toString().endsWith(".java")).toList()) {
                    Matcher matcher = pattern.matcher(Files.readString(source));
                    while (matcher.find()) {
                        found.add(matcher.group(1));
                    }
                }
            }
        }
        return found;
    }
}

package org.partnerledger.core.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.partnerledger.core.plan.PlanFixture.factor;
import static org.partnerledger.core.plan.PlanFixture.tier;
import static org.partnerledger.core.plan.PlanFixture.when;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.partnerledger.core.plan.PlanDraft.ConditionDraft;

/** The table of docs/rules/plans.md: what is wrong, where, and the nearest thing that is right. */
class DraftCheckTest {

    static final List<Arguments> WRONG = List.of(
            wrong("no tier", "/tiers TIERS_NOT_ASCENDING", it -> it.tiers = List.of()),
            wrong(
                    "a first tier above 0",
                    "/tiers/0/from TIERS_NOT_ASCENDING",
                    it -> it.tiers = List.of(tier("0.01", "0.05"))),
            wrong(
                    "a first tier below 0",
                    "/tiers/0/from TIERS_NOT_ASCENDING",
                    it -> it.tiers = List.of(tier("-1", "0.05"))),
            wrong(
                    "two tiers from the same measure",
                    "/tiers/2/from TIERS_NOT_ASCENDING",
                    it -> it.tiers = List.of(tier("0", "0"), tier("10", "0.1"), tier("10.00", "0.2"))),
            wrong(
                    "a tier below the one before",
                    "/tiers/2/from TIERS_NOT_ASCENDING",
                    it -> it.tiers = List.of(tier("0", "0"), tier("10", "0.1"), tier("9.99", "0.2"))),
            wrong("a rate below 0", "/tiers/0/rate OUT_OF_RANGE", it -> it.tiers = List.of(tier("0", "-0.01"))),
            wrong("a rate above 1", "/tiers/0/rate OUT_OF_RANGE", it -> it.tiers = List.of(tier("0", "1.0001"))),
            wrong(
                    "a rate of 13 decimals",
                    "/tiers/0/rate OUT_OF_RANGE",
                    it -> it.tiers = List.of(tier("0", "0.0000000000001"))),
            wrong(
                    "a factor below 0",
                    "/factors/0/factor OUT_OF_RANGE",
                    it -> it.factors = List.of(factor("obs", "-1"))),
            wrong(
                    "a factor above 100",
                    "/factors/1/factor OUT_OF_RANGE",
                    it -> it.factors = List.of(factor("obs", "100"), factor("ecs", "100.1"))),
            wrong("a threshold below 0", "/threshold OUT_OF_RANGE", it -> it.threshold = "-0.01"),
            wrong("a cap below 0", "/capPerPeriod OUT_OF_RANGE", it -> it.cap = "-0.01"),
            wrong("an unknown cadence", "/cadence UNKNOWN_CODE", it -> it.cadence = "YEAR"),
            wrong("an unknown tier mode", "/tierMode UNKNOWN_CODE", it -> it.tierMode = "slab"),
            wrong("an unknown stacking", "/stacking UNKNOWN_CODE", it -> it.stacking = ""),
            wrong(
                    "an unknown association",
                    "/associations/1 UNKNOWN_CODE",
                    it -> it.associations = List.of("RESALE", "RESELL")),
            wrong("no association", "/associations EMPTY_LIST", it -> it.associations = List.of()),
            wrong("an unknown class", "/productClasses/0 UNKNOWN_CODE", it -> it.productClasses = List.of("ALL")),
            wrong("no class", "/productClasses EMPTY_LIST", it -> it.productClasses = List.of()),
            wrong("an unknown currency", "/currencies/0 UNKNOWN_CODE", it -> it.currencies = List.of("RMB")),
            wrong("no currency", "/currencies EMPTY_LIST", it -> it.currencies = List.of()),
            wrong("an impossible partner", "/partners/0 UNKNOWN_CODE", it -> it.partners = List.of("")),
            wrong("no partner", "/partners EMPTY_LIST", it -> it.partners = List.of()),
            wrong(
                    "an unknown charging mode",
                    "/when/chargingModes/0 UNKNOWN_CODE",
                    it -> it.when = when("chargingModes", "POSTPAID")),
            wrong(
                    "an unknown line type in a factor",
                    "/factors/0/when/lineTypes/1 UNKNOWN_CODE",
                    it -> it.factors = List.of(new PlanDraft.FactorDraft(
                            when("lineTypes", "USAGE", "USED"), factor("x", "1").factor()))),
            wrong("an unknown segment", "/when/segments/0 UNKNOWN_CODE", it -> it.when = when("segments", "LARGE")),
            wrong("no alternative", "/when/regions EMPTY_LIST", it -> it.when = when("regions")),
            wrong(
                    "no alternative for a tag",
                    "/when/tags/a~1b EMPTY_LIST",
                    it -> it.when = new ConditionDraft(Map.of(), Map.of("a/b", List.of()))),
            wrong("a last month before the first", "/validTo VALIDITY", it -> it.validTo = "2025-12"));

    @ParameterizedTest(name = "{0}: {1}")
    @FieldSource("WRONG")
    void pointsAt(String what, String where, Consumer<PlanFixture.Draft> change) {
        assertThat(problems(change)).as(what).containsExactly(where);
    }

    @ParameterizedTest(name = "a quarterly plan from {0} to {1}: {2}")
    @CsvSource(nullValues = "-", textBlock = """
            2026-01, -,       '',                                                    begins a quarter
            2026-01, 2026-03, '',                                                    is one quarter
            2026-10, 2027-06, '',                                                    is three of them
            2026-02, -,       /validFrom QUARTER_BOUNDARY,                           begins within one
            2026-01, 2026-04, /validTo QUARTER_BOUNDARY,                             ends in a first month
            2026-03, 2026-05, /validFrom QUARTER_BOUNDARY|/validTo QUARTER_BOUNDARY, both
            """)
    void holdsQuarterlyPlansToQuarters(String from, String to, String expected) {
        List<String> found = problems(it -> {
            it.cadence = "QUARTER";
            it.validFrom = from;
            it.validTo = to;
        });

        assertThat(String.join("|", found)).isEqualTo(expected);
    }

    @Test
    void findsEverythingAtOnce() {
        List<String> found = problems(it -> {
            it.cadence = "QUARTER";
            it.validFrom = "2026-02";
            it.tiers = List.of(tier("1", "2"));
            it.stacking = "NEVER";
            it.currencies = List.of("CNY", "RMB");
        });

        assertThat(found)
                .containsExactlyInAnyOrder(
                        "/validFrom QUARTER_BOUNDARY",
                        "/tiers/0/from TIERS_NOT_ASCENDING",
                        "/tiers/0/rate OUT_OF_RANGE",
                        "/stacking UNKNOWN_CODE",
                        "/currencies/1 UNKNOWN_CODE");
    }

    @Test
    void acceptsTheOuterEdges() {
        List<String> found = problems(it -> {
            it.tiers = List.of(tier("0", "0"), tier("0.01", "1"), tier("0.02", "0.000000000001"));
            it.factors = List.of(factor("obs", "0"), factor("ecs", "100"));
            it.cap = "0";
            it.validTo = it.validFrom;
        });

        assertThat(found).isEmpty();
    }

    @Test
    void makesNoPlanOfADraftWithProblems() {
        var check = new DraftCheck(with(it -> it.tiers = List.of()));

        assertThatIllegalStateException().isThrownBy(check::plan);
    }

    private static List<String> problems(Consumer<PlanFixture.Draft> change) {
        return new DraftCheck(with(change))
                .problems().stream()
                        .map(problem -> problem.pointer() + " " + problem.code())
                        .toList();
    }

    private static PlanDraft with(Consumer<PlanFixture.Draft> change) {
        var draft = new PlanFixture.Draft();
        change.accept(draft);
        return draft.build();
    }

    private static Arguments wrong(String what, String where, Consumer<PlanFixture.Draft> change) {
        return Arguments.of(what, where, change);
    }
}

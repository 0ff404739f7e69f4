package org.partnerledger.api.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.partnerledger.api.store.LedgerDatabase;
import org.partnerledger.core.calendar.CalendarEdition;
import org.partnerledger.core.combination.Condition;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.core.kernel.PlanId;
import org.partnerledger.core.partner.Association;
import org.partnerledger.core.plan.Cadence;
import org.partnerledger.core.plan.PlanDraft;
import org.partnerledger.core.plan.PlanDraft.ConditionDraft;
import org.partnerledger.core.plan.PlanEvent.PlanDrafted;
import org.partnerledger.core.plan.PlanEvent.PlanPublished;
import org.partnerledger.core.plan.PlanVersion;
import org.partnerledger.core.plan.Stacking;
import org.partnerledger.core.plan.Tier;
import org.partnerledger.core.plan.TierMode;
import org.partnerledger.core.rulebook.CatalogueEntry;
import org.partnerledger.core.rulebook.ProductClass;
import org.partnerledger.core.rulebook.RuleBookEvent.CalendarPut;
import org.partnerledger.core.rulebook.RuleBookEvent.CataloguePut;
import org.partnerledger.core.rulebook.RulesSnapshot;
import org.partnerledger.projections.readmodel.RecordedEvent;
import org.partnerledger.projections.rules.PlanView;
import org.partnerledger.projections.rules.RulesPutView;
import org.partnerledger.projections.rules.RulesReadModel;
import org.partnerledger.projections.rules.RulesViews;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class RulesViewsTest {

    @RegisterExtension
    static final LedgerDatabase LEDGER = new LedgerDatabase();

    private static final Instant NOON = Instant.parse("2026-07-01T12:00:00Z");
    private static final Period JULY = Period.of("2026-07");
    private static final List<Tier> TIERS = List.of(new Tier(Amount.ZERO, new BigDecimal("0.05")));

    private final RulesReadModel readModel = new RulesReadModel(LEDGER.jdbc());
    private final RulesViews views = new RulesViews(LEDGER.jdbc());
    private final TransactionTemplate transaction =
            new TransactionTemplate(new JdbcTransactionManager(LEDGER.dataSource()));

    @BeforeEach
    void emptyLedger() {
        readModel.clear();
    }

    @Test
    void beginWithTheDefaults() {
        assertThat(views.current()).isEqualTo(RulesSnapshot.DEFAULT);
        assertThat(views.publishedPlans()).isEmpty();
        assertThat(views.puts(0, 10)).isEmpty();
    }

    @Test
    void followWhatIsPut() {
        put(1, ProductClass.SPECIFIC, NOON);
        put(2, ProductClass.NO_REBATE, NOON.plusSeconds(60));

        assertThat(views.current().rulesNo()).isEqualTo(2);
        assertThat(ecs(views.current())).isEqualTo(ProductClass.NO_REBATE);
        assertThat(ecs(views.at(1))).isEqualTo(ProductClass.SPECIFIC);
        assertThat(views.at(0)).isEqualTo(RulesSnapshot.DEFAULT);
        assertThatIllegalArgumentException().isThrownBy(() -> views.at(3));
    }

    @Test
    void rememberWhatTheyWereThen() {
        put(1, ProductClass.SPECIFIC, NOON);
        put(2, ProductClass.NO_REBATE, NOON.plusSeconds(60));

        assertThat(views.asOf(NOON.minusMillis(1))).isEqualTo(RulesSnapshot.DEFAULT);
        assertThat(ecs(views.asOf(NOON))).as("that very instant").isEqualTo(ProductClass.SPECIFIC);
        assertThat(ecs(views.asOf(NOON.plusSeconds(59)))).isEqualTo(ProductClass.SPECIFIC);
        assertThat(ecs(views.asOf(NOON.plusSeconds(60)))).isEqualTo(ProductClass.NO_REBATE);
    }

    @Test
    void showATransactionWhatItPutItselfAndForgetItWhenItFails() {
        put(1, ProductClass.SPECIFIC, NOON);

        transaction.executeWithoutResult(status -> {
            put(2, ProductClass.NO_REBATE, NOON);
            assertThat(ecs(views.current())).isEqualTo(ProductClass.NO_REBATE);
            status.setRollbackOnly();
        });

        assertThat(ecs(views.current())).isEqualTo(ProductClass.SPECIFIC);
        put(2, ProductClass.NO_PERFORMANCE, NOON);
        assertThat(ecs(views.current())).as("another put of the same number").isEqualTo(ProductClass.NO_PERFORMANCE);
        assertThat(ecs(views.at(2))).isEqualTo(ProductClass.NO_PERFORMANCE);
    }

    @Test
    void followARebuildThatPutsSomethingElseUnderTheSameNumber() {
        put(1, ProductClass.SPECIFIC, NOON);
        assertThat(ecs(views.current())).isEqualTo(ProductClass.SPECIFIC);

        readModel.clear();
        assertThat(views.current()).isEqualTo(RulesSnapshot.DEFAULT);
        put(1, ProductClass.NO_REBATE, NOON);

        assertThat(ecs(views.current())).isEqualTo(ProductClass.NO_REBATE);
    }

    @Test
    void listEveryPut() {
        var edition = new CalendarEdition("CN", 2027, "a notice", List.of(LocalDate.parse("2027-01-01")), List.of());
        put(1, ProductClass.SPECIFIC, NOON);
        record(new CalendarPut(2, edition), NOON.plusSeconds(1));

        assertThat(views.puts(0, 10))
                .containsExactly(
                        new RulesPutView(1, NOON, "CATALOGUE", "2026-07"),
                        new RulesPutView(2, NOON.plusSeconds(1), "CALENDAR", "CN/2027"));
        assertThat(views.puts(1, 10)).hasSize(1);
        assertThat(views.puts(0, 1)).hasSize(1);
        assertThat(views.current().calendar().isPublished(2027)).isTrue();
    }

    @Test
    void knowPlansThatArePublishedSinceTheyAre() {
        draft("B", 1);
        draft("A", 2);
        draft("A", 1);
        publish("B", 1, NOON);
        publish("A", 2, NOON.plusSeconds(60));

        assertThat(views.publishedPlans()).containsExactly(plan("A", 2), plan("B", 1));
        assertThat(views.publishedPlans(NOON)).containsExactly(plan("B", 1));
        assertThat(views.publishedPlans(NOON.minusMillis(1))).isEmpty();
    }

    @Test
    void showATransactionThePlanItPublishedItselfAndForgetItWhenItFails() {
        draft("A", 1);

        transaction.executeWithoutResult(status -> {
            publish("A", 1, NOON);
            assertThat(views.publishedPlans()).containsExactly(plan("A", 1));
            status.setRollbackOnly();
        });

        assertThat(views.publishedPlans()).isEmpty();
    }

    @Test
    void listDraftsAndPublishedVersionsInTheOrderOfCodePoints() {
        draft("b", 1);
        draft("B", 10);
        draft("B", 2);
        publish("B", 2, NOON);

        assertThat(views.plans("", 0, 10))
                .extracting(PlanView::draft)
                .containsExactly(written("B", 2), written("B", 10), written("b", 1));
        assertThat(views.plans("B", 2, 1)).extracting(PlanView::draft).containsExactly(written("B", 10));
        assertThat(views.plan(new PlanId("B"), 2)).contains(new PlanView(written("B", 2), NOON, NOON));
        assertThat(views.plan(new PlanId("B"), 10)).contains(new PlanView(written("B", 10), NOON, null));
        assertThat(views.plan(new PlanId("B"), 3)).isEmpty();
    }

    @Test
    void replaceADraft() {
        draft("A", 1);
        record(new PlanDrafted(named("A", 1, "second thoughts")), NOON.plusSeconds(1));

        assertThat(views.plan(new PlanId("A"), 1))
                .contains(new PlanView(named("A", 1, "second thoughts"), NOON.plusSeconds(1), null));
    }

    @Test
    void stopAtAnEventThatSkippedOne() {
        assertThatIllegalStateException().isThrownBy(() -> publish("A", 1, NOON));
        put(2, ProductClass.SPECIFIC, NOON);
        assertThatIllegalStateException().isThrownBy(views::current);
    }

    private void put(int rulesNo, ProductClass productClass, Instant at) {
        record(new CataloguePut(rulesNo, JULY, List.of(new CatalogueEntry("ecs", null, null, productClass))), at);
    }

    private void draft(String planId, int version) {
        record(new PlanDrafted(written(planId, version)), NOON);
    }

    private void publish(String planId, int version, Instant at) {
        record(new PlanPublished(plan(planId, version)), at);
    }

    private void record(Object event, Instant at) {
        List<RecordedEvent> events = new ArrayList<>();
        events.add(new RecordedEvent(at, "an event of something else"));
        events.add(new RecordedEvent(at, event));
        readModel.apply(events);
    }

    private static ProductClass ecs(RulesSnapshot rules) {
        return rules.catalogue().classOf("ecs", null, null, JULY);
    }

    private static PlanDraft written(String planId, int version) {
        return named(planId, version, planId);
    }

    private static PlanDraft named(String planId, int version, String name) {
        return new PlanDraft(
                new PlanId(planId),
                version,
                name,
                JULY,
                null,
                "MONTH",
                List.of("RESALE"),
                List.of("GENERAL"),
                ConditionDraft.NONE,
                List.of(),
                "SLAB",
                TIERS,
                Amount.ZERO,
                null,
                "EXCLUSIVE",
                1,
                null,
                null);
    }

    private static PlanVersion plan(String planId, int version) {
        return new PlanVersion(
                new PlanId(planId),
                version,
                planId,
                JULY,
                null,
                Cadence.MONTH,
                List.of(Association.RESALE),
                List.of(ProductClass.GENERAL),
                Condition.ANY,
                List.of(),
                TierMode.SLAB,
                TIERS,
                Amount.ZERO,
                null,
                Stacking.EXCLUSIVE,
                1,
                null,
                null);
    }
}

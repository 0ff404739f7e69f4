package org.partnerledger.projections.rules;

import java.sql.Timestamp;
import java.util.List;
import org.partnerledger.core.plan.PlanEvent;
import org.partnerledger.core.plan.PlanEvent.PlanDrafted;
import org.partnerledger.core.plan.PlanEvent.PlanPublished;
import org.partnerledger.core.rulebook.RuleBookEvent;
import org.partnerledger.core.rulebook.RuleBookEvent.CalendarPut;
import org.partnerledger.core.rulebook.RuleBookEvent.CataloguePut;
import org.partnerledger.core.rulebook.RuleBookEvent.ParametersPut;
import org.partnerledger.projections.readmodel.ReadModel;
import org.partnerledger.projections.readmodel.RecordedEvent;
import org.partnerledger.projections.rules.RulesJson.Kind;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Keeps every put of the rule book and every version of a plan. Some a month, so that each may be a statement of its
 * own.
 */
public final class RulesReadModel implements ReadModel {

    private final JdbcClient jdbc;

    public RulesReadModel(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void apply(List<RecordedEvent> events) {
        for (RecordedEvent recorded : events) {
            switch (recorded.event()) {
                case RuleBookEvent put -> keep(put, recorded);
                case PlanEvent plan -> keep(plan, recorded);
                default -> {
                    // Says nothing about rules.
                }
            }
        }
    }

    @Override
    public void clear() {
        jdbc.sql("delete from rules_put").update();
        jdbc.sql("delete from plan_version").update();
    }

    private void keep(RuleBookEvent put, RecordedEvent recorded) {
        Kind kind = switch (put) {
            case ParametersPut _ -> Kind.PARAMETERS;
            case CataloguePut _ -> Kind.CATALOGUE;
            case CalendarPut _ -> Kind.CALENDAR;
        };
        String about = switch (put) {
            case ParametersPut _ -> "";
            case CataloguePut it -> it.month().toString();
            case CalendarPut it -> it.edition().country() + "/" + it.edition().year();
        };
        jdbc.sql("""
                        insert into rules_put (rules_no, recorded_at, kind, about, event, position, cause)
                        values (:no, :recordedAt, :kind, :about, :event, :position, :cause)""")
                .param("no", put.rulesNo())
                .param("recordedAt", Timestamp.from(recorded.recordedAt()))
                .param("position", recorded.position())
                .param("cause", recorded.cause())
                .param("kind", kind.name())
                .param("about", about)
                .param("event", RulesJson.write(put))
                .update();
    }

    private void keep(PlanEvent event, RecordedEvent recorded) {
        String sql = switch (event) {
            case PlanDrafted _ -> """
                    insert into plan_version (plan_id, version, drafted_at, draft, drafted_cause)
                    values (:id, :version, :recordedAt, :content, :cause)
                    on conflict (plan_id, version)
                    do update set drafted_at = excluded.drafted_at, draft = excluded.draft,
                                  drafted_cause = excluded.drafted_cause""";
            case PlanPublished _ -> """
                    update plan_version
                    set published_at = :recordedAt, published = :content, published_stamp = nextval('rules_stamp'),
                        published_position = :position, published_cause = :cause
                    where plan_id = :id and version = :version""";
        };
        int rows = jdbc.sql(sql)
                .param("id", event.planId().value())
                .param("version", event.version())
                .param("recordedAt", Timestamp.from(recorded.recordedAt()))
                .param("position", recorded.position())
                .param("cause", recorded.cause())
                .param("content", RulesJson.write(content(event)))
                .update();
        if (rows != 1) {
            throw new IllegalStateException("no draft to publish: " + event.planId() + " version " + event.version());
        }
    }

    private static Object content(PlanEvent event) {
        return switch (event) {
            case PlanDrafted it -> it.draft();
            case PlanPublished it -> it.plan();
        };
    }
}

package org.partnerledger.projections.project;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.kernel.CurrencyCode;
import org.partnerledger.core.kernel.PartnerId;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.core.milestone.Milestone;
import org.partnerledger.core.project.ProjectState;
import org.partnerledger.projections.sql.Instants;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads projects. */
public final class ProjectViews {

    private static final String SELECT = """
            select p.*, d.due_at from project p
            left join deadline d on d.kind = 'SUBSIDY_VERIFICATION' and d.subject = p.project_id
            """;

    private final JdbcClient jdbc;

    public ProjectViews(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Which projects are wanted; null does not restrict.
     *
     * @param dueBy those with an open milestone due up to that day, included
     */
    public record Filter(
            @Nullable String partnerId,
            @Nullable String customerId,
            @Nullable ProjectState state,
            @Nullable LocalDate dueBy) {}

    public Optional<ProjectView> find(String projectId) {
        return views(jdbc.sql(SELECT + "where p.project_id = ?").param(projectId)).stream()
                .findFirst();
    }

    /** By id, those behind {@code after}. */
    public List<ProjectView> list(Filter filter, String after, int limit) {
        var where = new StringBuilder("where p.project_id > :after");
        Map<String, Object> values = new HashMap<>(Map.of("after", after, "limit", limit));
        if (filter.partnerId() != null) {
            where.append(" and p.partner_id = :partner");
            values.put("partner", filter.partnerId());
        }
        if (filter.customerId() != null) {
            where.append(" and p.customer_id = :customer");
            values.put("customer", filter.customerId());
        }
        if (filter.state() != null) {
            where.append(" and p.state = :state");
            values.put("state", filter.state().name());
        }
        if (filter.dueBy() != null) {
            where.append(" and exists (select from project_milestone m where m.project_id = p.project_id"
                    + " and m.delivered_on is null and m.due_on <= :due)");
            values.put("due", filter.dueBy());
        }
        return views(
                jdbc.sql(SELECT + where + " order by p.project_id limit :limit").params(values));
    }

    /** Subsidies that stand on a partner's statements of these months, both included, as far as recorded by then. */
    List<ProjectView> subsidiesOn(PartnerId partner, Period from, Period to, Instant asOf) {
        return views(jdbc.sql(SELECT + """
                        where p.settled_with = ? and p.stands_on between ? and ? and p.accepted_at <= ?
                        order by p.project_id""")
                .param(partner.value())
                .param(from.index())
                .param(to.index())
                .param(Instants.of(asOf)));
    }

    /** Projects with a subsidy of which something was taken or given back in these months. */
    List<ProjectView> adjustedOn(PartnerId partner, Period from, Period to, Instant asOf) {
        return views(jdbc.sql(SELECT + """
                        where p.settled_with = ? and exists (
                            select from subsidy_event e where e.project_id = p.project_id
                            and e.stands_on between ? and ? and e.recorded_at <= ?)
                        order by p.project_id""")
                .param(partner.value())
                .param(from.index())
                .param(to.index())
                .param(Instants.of(asOf)));
    }

    /** Accepted projects of opportunities that were won with one of these orders. */
    public List<ProjectView> wonWith(List<String> orderIds) {
        return views(jdbc.sql(SELECT + """
                        where p.accepted_on is not null and p.opportunity_id in (
                            select opportunity_id from opportunity_order where order_id = any(?))
                        order by p.project_id""").param(orderIds.toArray(String[]::new)));
    }

    /** Accepted projects that came of an opportunity. */
    public List<ProjectView> of(String opportunityId) {
        return views(jdbc.sql(SELECT + "where p.accepted_on is not null and p.opportunity_id = ? order by p.project_id")
                .param(opportunityId));
    }

    /** Projects whose subsidy the refund event of this key clawed back; undone claw-backs included. */
    public List<ProjectView> clawedBackBy(String source, String eventId) {
        return views(jdbc.sql(SELECT + """
                        where p.project_id in (
                            select project_id from subsidy_event where refund_source = ? and refund_event_id = ?)
                        order by p.project_id""").param(source).param(eventId));
    }

    /** Months from {@code from} on in which a subsidy of the partner stands. */
    public List<Period> months(PartnerId partner, Period from) {
        return jdbc.sql("select distinct stands_on from project where settled_with = ? and stands_on >= ?")
                .param(partner.value())
                .param(from.index())
                .query((row, _) -> new Period(row.getInt("stands_on")))
                .list();
    }

    private List<ProjectView> views(JdbcClient.StatementSpec statement) {
        List<ProjectView> projects =
                statement.query((row, _) -> withoutMilestones(row)).list();
        if (projects.isEmpty()) {
            return List.of();
        }
        Map<String, List<Milestone>> milestones =
                milestones(projects.stream().map(ProjectView::projectId).toList());
        return projects.stream()
                .map(project -> project.with(milestones.getOrDefault(project.projectId(), List.of())))
                .toList();
    }

    private Map<String, List<Milestone>> milestones(List<String> projects) {
        Map<String, List<Milestone>> milestones = new HashMap<>();
        jdbc.sql("select * from project_milestone where project_id = any(?) order by project_id, ordinal")
                .param(projects.toArray(String[]::new))
                .query((ResultSet row) -> {
                    BigDecimal share = row.getBigDecimal("share");
                    milestones
                            .computeIfAbsent(row.getString("project_id"), _ -> new ArrayList<>())
                            .add(new Milestone(
                                    row.getString("milestone_id"),
                                    row.getString("name"),
                                    row.getObject("due_on", LocalDate.class),
                                    row.getObject("delivered_on", LocalDate.class),
                                    share == null ? null : new Amount(share)));
                });
        return milestones;
    }

    private static ProjectView withoutMilestones(ResultSet row) throws SQLException {
        String settledWith = row.getString("settled_with");
        Integer standsOn = row.getObject("stands_on", Integer.class);
        BigDecimal sealedNet = row.getBigDecimal("sealed_net");
        return new ProjectView(
                row.getString("project_id"),
                row.getString("partner_id"),
                row.getString("customer_id"),
                row.getString("scenario"),
                row.getString("opportunity_id"),
                row.getObject("filed_on", LocalDate.class),
                row.getObject("starts_on", LocalDate.class),
                row.getObject("ends_on", LocalDate.class),
                new Amount(row.getBigDecimal("subsidy")),
                new CurrencyCode(row.getString("currency")),
                ProjectState.valueOf(row.getString("state")),
                row.getObject("approved_on", LocalDate.class),
                row.getObject("accepted_on", LocalDate.class),
                settledWith == null ? null : new PartnerId(settledWith),
                standsOn == null ? null : new Period(standsOn),
                row.getObject("verified_on", LocalDate.class),
                Instants.getOrNull(row, "due_at"),
                sealedNet == null ? null : new Amount(sealedNet),
                Instants.getOrNull(row, "sealed_at"),
                List.of());
    }
}

package org.partnerledger.api.demonstration;

import static org.partnerledger.api.demonstration.DemoFacts.at;
import static org.partnerledger.api.demonstration.DemoFacts.object;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Projects, two of them late enough to have their subsidy cut on a closed statement, and claims of benefits. The
 * partner that is shown first has what is under way: a milestone that is open and costs more from day to day.
 */
final class DemoProgramme {

    private static final String CUT = "pr-beichen-1";
    private static final String WORST_COUNTS = "pr-lanhe-1";
    private static final String OPEN = "pr-haiyun-1";
    private static final String IN_TIME = "pr-haiyun-2";
    private static final String FUND = "cl-haiyun-1";
    private static final String CAPABILITY = "cl-beichen-1";

    private final DemoFacts facts;
    private final YearMonth first;
    private final YearMonth second;
    private final YearMonth third;

    DemoProgramme(DemoFacts facts, YearMonth first) {
        this.facts = facts;
        this.first = first;
        second = first.plusMonths(1);
        third = first.plusMonths(2);
    }

    /** Before the second month is closed: both subsidies stand on its statement, with their deductions. */
    void secondMonth() {
        YearMonth before = first.minusMonths(1);
        file(
                project(CUT, "p-beichen", "c-beichen-2", "MIGRATION_VERIFICATION", "12000.00"),
                before.atDay(6),
                before.atDay(8),
                second.atDay(20),
                List.of(
                        milestone("m1", "迁移评估", before.atDay(28), "3000.00"),
                        milestone("m2", "业务割接", first.atDay(20), "9000.00")));
        deliver(CUT, "m1", before.atDay(27));
        deliver(CUT, "m2", second.atDay(18));
        accept(CUT, second.atDay(22));

        file(
                project(WORST_COUNTS, "p-lanhe", "c-lanhe-1", "POC", "6000.00"),
                before.atDay(6),
                before.atDay(10),
                second.atDay(25),
                List.of(
                        milestone("m1", "方案验证", first.atDay(10), null),
                        milestone("m2", "验证报告", second.atDay(10), null)));
        deliver(WORST_COUNTS, "m1", second.atDay(9));
        deliver(WORST_COUNTS, "m2", second.atDay(16));
        accept(WORST_COUNTS, second.atDay(23));

        qualify("p-beichen", "CAPABILITY", null);
        claim(CAPABILITY, "p-beichen", "CAPABILITY", second.atDay(5), "4000.00");
        tell(
                "benefit.approved",
                second.atDay(12),
                object().put("claimId", CAPABILITY)
                        .put("on", second.atDay(12).toString())
                        .put("amount", "3600.00"));
    }

    /** What is under way: nothing of it stands on a statement yet. */
    void thirdMonth() {
        file(
                project(OPEN, DemoPartners.SHOWN, "c-haiyun-2", "DELIVERY", "20000.00"),
                first.atDay(5),
                first.atDay(10),
                third.atDay(28),
                List.of(
                        milestone("m1", "需求确认", first.atDay(28), "5000.00"),
                        milestone("m2", "上线", second.atDay(1), "10000.00"),
                        milestone("m3", "验收移交", third.atDay(9), "5000.00")));
        deliver(OPEN, "m1", first.atDay(27));
        deliver(OPEN, "m2", second.atDay(28));
        file(
                project(IN_TIME, DemoPartners.SHOWN, "c-haiyun-3", "POC", "3000.00"),
                third.atDay(3),
                third.atDay(10),
                third.atDay(28),
                List.of(milestone("m1", "方案验证", third.atDay(27), null)));
        deliver(IN_TIME, "m1", third.atDay(20));
        qualify(DemoPartners.SHOWN, "MDF", "10000.00");
        claim(FUND, DemoPartners.SHOWN, "MDF", third.atDay(15), "2500.00");
    }

    private static ObjectNode project(String id, String partner, String customer, String scenario, String subsidy) {
        return object().put("projectId", id)
                .put("partnerId", partner)
                .put("customerId", customer)
                .put("scenario", scenario)
                .put("subsidy", subsidy)
                .put("currency", "CNY");
    }

    private static ObjectNode milestone(String id, String name, LocalDate due, @Nullable String share) {
        ObjectNode it = object().put("milestoneId", id).put("name", name).put("dueOn", due.toString());
        return share == null ? it : it.put("share", share);
    }

    /** Filed and approved on the same day. */
    private void file(ObjectNode project, LocalDate on, LocalDate start, LocalDate end, List<ObjectNode> milestones) {
        project.put("filedOn", on.toString()).put("start", start.toString()).put("end", end.toString());
        project.putArray("milestones").addAll(milestones);
        tell("project.filed", on, project);
        tell("project.approved", on, onDay(project.path("projectId").asString(), on));
    }

    private void deliver(String project, String milestone, LocalDate on) {
        ObjectNode it = object().put("projectId", project).put("milestoneId", milestone);
        tell("milestone.delivered", on, it.put("deliveredOn", on.toString()));
    }

    /** Accepted, and its subsidy verified the next day, so that it does not lapse. */
    private void accept(String project, LocalDate on) {
        tell("project.accepted", on, onDay(project, on));
        tell("subsidy.verified", on.plusDays(1), onDay(project, on.plusDays(1)));
    }

    private void qualify(String partner, String kind, @Nullable String quota) {
        ObjectNode it = object().put("partnerId", partner)
                .put("kind", kind)
                .put("from", first.atDay(1).toString());
        tell("benefit.qualified", first.atDay(1), quota == null ? it : it.put("quota", quota));
    }

    private void claim(String id, String partner, String kind, LocalDate on, String amount) {
        ObjectNode it = object().put("claimId", id).put("partnerId", partner).put("kind", kind);
        tell(
                "benefit.claimed",
                on,
                it.put("on", on.toString()).put("amount", amount).put("currency", "CNY"));
    }

    private static ObjectNode onDay(String project, LocalDate on) {
        return object().put("projectId", project).put("on", on.toString());
    }

    private void tell(String type, LocalDate on, ObjectNode data) {
        facts.add(type, at(YearMonth.from(on), on.getDayOfMonth(), "10:00:00"), data);
    }
}

package org.partnerledger.projections.timeline;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.partnerledger.core.benefit.BenefitEvent;
import org.partnerledger.core.benefit.BenefitEvent.BenefitAccountEvent;
import org.partnerledger.core.kernel.PartnerId;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.core.opportunity.OpportunityEvent;
import org.partnerledger.core.opportunity.OpportunityEvent.OpportunityShared;
import org.partnerledger.core.partner.CustomerEvent;
import org.partnerledger.core.partner.CustomerEvent.CustomerLinked;
import org.partnerledger.core.partner.PartnerEvent;
import org.partnerledger.core.payout.PayoutEvent;
import org.partnerledger.core.payout.PayoutEvent.PayoutOpened;
import org.partnerledger.core.period.PeriodEvent.PeriodClosed;
import org.partnerledger.core.period.PeriodEvent.PeriodClosing;
import org.partnerledger.core.project.ProjectEvent;
import org.partnerledger.core.project.ProjectEvent.ProjectFiled;
import org.partnerledger.core.settlement.SettlementEvent;
import org.partnerledger.core.stored.StoredName;
import org.partnerledger.projections.readmodel.ReadModel;
import org.partnerledger.projections.readmodel.RecordedEvent;
import org.partnerledger.projections.sql.Instants;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/**
 * Keeps a row for every event that happened to a partner. Spend lines are left out: there are millions, and every one
 * of them tells its own story.
 */
public final class TimelineReadModel implements ReadModel {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    /** @param json the mapper of stored events */
    public TimelineReadModel(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /**
     * Where an event belongs.
     *
     * @param partner null where the event does not say; then it is whose {@code about} was before
     */
    private record Place(
            @Nullable PartnerId partner,
            String about,
            @Nullable Period period) {}

    @Override
    public void apply(List<RecordedEvent> events) {
        for (RecordedEvent recorded : events) {
            Place place = placeOf(recorded.event());
            if (place != null) {
                keep(recorded, place);
            }
        }
    }

    @Override
    public void clear() {
        jdbc.sql("truncate timeline restart identity").update();
    }

    private static @Nullable Place placeOf(Object event) {
        return switch (event) {
            case PartnerEvent it -> new Place(it.partnerId(), "partner:" + it.partnerId(), null);
            case CustomerLinked it -> new Place(it.link().partnerId(), "customer:" + it.customerId(), null);
            case CustomerEvent it -> new Place(null, "customer:" + it.customerId(), null);
            case OpportunityShared it ->
                new Place(it.partnerId(), it.opportunityId().toString(), null);
            case OpportunityEvent it -> new Place(null, it.opportunityId().toString(), null);
            case ProjectFiled it ->
                new Place(it.plan().partnerId(), it.projectId().toString(), null);
            case ProjectEvent it -> new Place(null, it.projectId().toString(), null);
            case BenefitEvent it -> new Place(it.partnerId(), it.claimId().toString(), null);
            case BenefitAccountEvent it -> new Place(it.partnerId(), "benefit:" + it.kind(), null);
            case PeriodClosing it -> new Place(it.partnerId(), "statement:" + it.period(), it.period());
            case PeriodClosed it -> new Place(it.partnerId(), "statement:" + it.period(), it.period());
            case SettlementEvent it -> new Place(it.partnerId(), "statement:" + it.period(), it.period());
            case PayoutOpened it -> new Place(it.partnerId(), it.payoutId().toString(), null);
            case PayoutEvent it -> new Place(null, it.payoutId().toString(), null);
            default -> null;
        };
    }

    private void keep(RecordedEvent recorded, Place place) {
        jdbc.sql("""
                        insert into timeline (partner_id, recorded_at, event, about, period, details, cause)
                        select whose.partner_id, ?, ?, ?, ?::int, ?, ?
                        from (select coalesce(?, (
                            select partner_id from timeline where about = ? order by no desc limit 1)) as partner_id
                        ) whose
                        where whose.partner_id is not null""")
                .param(Instants.of(recorded.recordedAt()))
                .param(nameOf(recorded.event()))
                .param(place.about())
                .param(place.period() == null ? null : place.period().index())
                .param(json.writeValueAsString(detailsOf(recorded.event())))
                .param(recorded.cause())
                .param(place.partner() == null ? null : place.partner().value())
                .param(place.about())
                .update();
    }

    private static String nameOf(Object event) {
        StoredName name = event.getClass().getAnnotation(StoredName.class);
        if (name == null) {
            throw new IllegalStateException(event.getClass() + " has no stored name");
        }
        return name.value();
    }

    /** The documents of a month are shown where they belong. */
    private static Object detailsOf(Object event) {
        return event instanceof PeriodClosed it
                ? Map.of(
                        "earned", it.statement().earned(),
                        "payable", it.statement().payable(),
                        "due", it.bill().due())
                : event;
    }
}

package org.partnerledger.projections.partner;

import java.util.List;
import org.partnerledger.core.partner.CustomerEvent;
import org.partnerledger.core.partner.CustomerEvent.CustomerLinked;
import org.partnerledger.core.partner.CustomerEvent.CustomerUnlinked;
import org.partnerledger.core.partner.Link;
import org.partnerledger.core.partner.PartnerEvent;
import org.partnerledger.core.partner.PartnerEvent.PartnerCertified;
import org.partnerledger.core.partner.PartnerEvent.PartnerEnrolled;
import org.partnerledger.core.partner.PartnerEvent.PartnerLeft;
import org.partnerledger.projections.readmodel.ReadModel;
import org.partnerledger.projections.readmodel.RecordedEvent;
import org.partnerledger.projections.sql.Instants;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Folds partners and links into their tables. */
public final class DirectoryReadModel implements ReadModel {

    private final JdbcClient jdbc;

    public DirectoryReadModel(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void apply(List<RecordedEvent> events) {
        int changes = 0;
        for (RecordedEvent recorded : events) {
            switch (recorded.event()) {
                case PartnerEvent event -> {
                    apply(event, recorded.position());
                    changes++;
                }
                case CustomerEvent event -> {
                    apply(event, recorded.position());
                    changes++;
                }
                default -> {}
            }
        }
        if (changes > 0) {
            jdbc.sql("update directory_version set version = version + ?")
                    .param(changes)
                    .update();
        }
    }

    @Override
    public void clear() {
        jdbc.sql("truncate partner, partner_membership, partner_certification, customer_link")
                .update();
        jdbc.sql("update directory_version set version = version + 1").update();
    }

    private void apply(PartnerEvent event, long position) {
        String id = event.partnerId().value();
        switch (event) {
            case PartnerEnrolled it -> {
                String distributor =
                        it.distributorId() == null ? null : it.distributorId().value();
                jdbc.sql("""
                        insert into partner (partner_id, currency, distributor_id) values (?, ?, ?)
                        on conflict (partner_id) do update
                        set currency = excluded.currency, distributor_id = excluded.distributor_id""")
                        .param(id)
                        .param(it.currency().code())
                        .param(distributor)
                        .update();
                jdbc.sql("""
                        insert into partner_membership
                            (partner_id, ordinal, member_from, currency, distributor_id, enrolled_no)
                        select ?, count(*), ?, ?, ?, ? from partner_membership where partner_id = ?""")
                        .param(id)
                        .param(Instants.of(it.memberFrom()))
                        .param(it.currency().code())
                        .param(distributor)
                        .param(position)
                        .param(id)
                        .update();
            }
            case PartnerLeft it ->
                jdbc.sql("update partner_membership set member_to = ?, left_no = ?"
                                + " where partner_id = ? and member_to is null")
                        .param(Instants.of(it.memberTo()))
                        .param(position)
                        .param(id)
                        .update();
            case PartnerCertified it ->
                jdbc.sql("""
                        insert into partner_certification (partner_id, ordinal, valid_from, valid_to, certified_no)
                        select ?, count(*), ?, ?::timestamptz, ? from partner_certification where partner_id = ?""")
                        .param(id)
                        .param(Instants.of(it.validFrom()))
                        .param(Instants.of(it.validTo()))
                        .param(position)
                        .param(id)
                        .update();
        }
    }

    private void apply(CustomerEvent event, long position) {
        String id = event.customerId().value();
        switch (event) {
            case CustomerLinked it -> {
                Link link = it.link();
                jdbc.sql("""
                        insert into customer_link
                            (customer_id, ordinal, partner_id, association, segment, valid_from, valid_to, linked_no)
                        select ?, count(*), ?, ?, ?, ?, ?::timestamptz, ? from customer_link where customer_id = ?""")
                        .param(id)
                        .param(link.partnerId().value())
                        .param(link.association().name())
                        .param(link.segment().name())
                        .param(Instants.of(link.from()))
                        .param(Instants.of(link.to()))
                        .param(position)
                        .param(id)
                        .update();
            }
            case CustomerUnlinked it ->
                jdbc.sql("update customer_link set valid_to = ?, ended_no = ?"
                                + " where customer_id = ? and valid_to is null")
                        .param(Instants.of(it.to()))
                        .param(position)
                        .param(id)
                        .update();
        }
    }
}

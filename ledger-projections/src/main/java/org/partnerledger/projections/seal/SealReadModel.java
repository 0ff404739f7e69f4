package org.partnerledger.projections.seal;

import java.util.List;
import org.partnerledger.core.kernel.PartnerId;
import org.partnerledger.core.seal.SealEvent.CloseSealed;
import org.partnerledger.core.seal.SealEvent.PartnerPeriodSealed;
import org.partnerledger.projections.readmodel.ReadModel;
import org.partnerledger.projections.readmodel.RecordedEvent;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Keeps roots, chains and signatures as their events say them. */
public final class SealReadModel implements ReadModel {

    private final JdbcClient jdbc;

    public SealReadModel(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void apply(List<RecordedEvent> events) {
        for (RecordedEvent recorded : events) {
            switch (recorded.event()) {
                case PartnerPeriodSealed it -> keep(it);
                case CloseSealed it -> keep(it);
                default -> {}
            }
        }
    }

    @Override
    public void clear() {
        jdbc.sql("truncate partner_seal, close_seal").update();
    }

    private void keep(PartnerPeriodSealed it) {
        jdbc.sql("""
                insert into partner_seal (partner_id, period, number, hash, seal, files, basis)
                values (?, ?, ?, ?, ?, ?, ?)""")
                .param(it.seal().partnerId().value())
                .param(it.seal().period().index())
                .param(it.seal().number())
                .param(it.seal().hash().hex())
                .param(SealJson.write(it.seal()))
                .param(SealJson.write(it.files()))
                .param(SealJson.write(it.basis()))
                .update();
    }

    private void keep(CloseSealed it) {
        jdbc.sql("insert into close_seal (close_no, seal, public_key, signature) values (?, ?, ?, ?)")
                .param(it.seal().number())
                .param(SealJson.write(it.seal()))
                .param(it.publicKey())
                .param(it.signature())
                .update();
        jdbc.sql("update partner_seal set close_no = ? where period = ? and partner_id = any(?)")
                .param(it.seal().number())
                .param(it.seal().period().index())
                .param(it.partnerIds().stream().map(PartnerId::value).toArray(String[]::new))
                .update();
    }
}

package org.partnerledger.projections.seal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.partnerledger.core.kernel.PartnerId;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.core.seal.CloseSeal;
import org.partnerledger.core.seal.Hash;
import org.partnerledger.core.seal.PeriodSeal;
import org.partnerledger.core.seal.SealBasis;
import org.partnerledger.core.seal.SealedFile;
import org.partnerledger.core.verification.SealSignature;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;

/** Finds seals. */
public final class SealViews {

    private static final TypeReference<List<SealedFile>> FILES = new TypeReference<>() {};

    private final JdbcClient jdbc;

    public SealViews(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A partner's sealed month.
     *
     * @param closeNo null until its close is sealed
     */
    public record SealedPeriod(
            PeriodSeal seal,
            List<SealedFile> files,
            SealBasis basis,
            @Nullable Long closeNo) {}

    /**
     * @param publicKey X.509, Base64
     * @param signature Ed25519, Base64
     */
    public record SealedClose(CloseSeal seal, String publicKey, String signature) {}

    public Optional<SealedPeriod> period(PartnerId partner, Period period) {
        return jdbc.sql("select seal, files, basis, close_no from partner_seal where partner_id = ? and period = ?")
                .param(partner.value())
                .param(period.index())
                .query(SealViews::sealedPeriod)
                .optional();
    }

    /** Of a sealed month, in hexadecimal; without reading the rest of its seal. */
    public Optional<String> hash(PartnerId partner, Period period) {
        return jdbc.sql("select hash from partner_seal where partner_id = ? and period = ?")
                .param(partner.value())
                .param(period.index())
                .query(String.class)
                .optional();
    }

    /** All sealed months, in the order of the partners and of their chains. */
    public List<SealedPeriod> periods() {
        return jdbc.sql("select seal, files, basis, close_no from partner_seal order by partner_id, number")
                .query(SealViews::sealedPeriod)
                .list();
    }

    /** Closes behind this number, oldest first. */
    public List<SealedClose> closes(long afterNo, int limit) {
        return jdbc.sql("select * from close_seal where close_no > ? order by close_no limit ?")
                .param(afterNo)
                .param(limit)
                .query(SealViews::sealedClose)
                .list();
    }

    public Optional<SealedClose> close(long closeNo) {
        return jdbc.sql("select * from close_seal where close_no = ?")
                .param(closeNo)
                .query(SealViews::sealedClose)
                .optional();
    }

    public Optional<SealedClose> lastClose() {
        return jdbc.sql("select * from close_seal order by close_no desc limit 1")
                .query(SealViews::sealedClose)
                .optional();
    }

    /**
     * A key that has signed.
     *
     * @param publicKey X.509, Base64
     * @param firstClose number of the first close it signed
     * @param lastClose number of the last one so far
     */
    public record Key(String keyId, String publicKey, long firstClose, long lastClose) {}

    /** Every key that has signed, in the order of their first closes. */
    public List<Key> keys() {
        return jdbc.sql("""
                select public_key, min(close_no) as first_close, max(close_no) as last_close
                from close_seal group by public_key order by 2""")
                .query((ResultSet row, int _) -> new Key(
                        SealSignature.keyId(row.getString("public_key")),
                        row.getString("public_key"),
                        row.getLong("first_close"),
                        row.getLong("last_close")))
                .list();
    }

    /** A partner and the hash of its seal of some month. */
    public record Leaf(PartnerId partnerId, Hash hash) {}

    /** The leaves of a close, in the order of its tree. */
    public List<Leaf> leaves(long closeNo) {
        return jdbc.sql("select partner_id, hash from partner_seal where close_no = ? order by partner_id")
                .param(closeNo)
                .query((ResultSet row, int _) -> leaf(row))
                .list();
    }

    /** Sealed months whose close is not sealed yet, by month, in the order of a tree. */
    public Map<Period, List<Leaf>> waiting() {
        Map<Period, List<Leaf>> waiting = new LinkedHashMap<>();
        jdbc.sql("select period, partner_id, hash from partner_seal where close_no is null order by period, partner_id")
                .query((ResultSet row) -> {
                    waiting.computeIfAbsent(new Period(row.getInt("period")), _ -> new ArrayList<>())
                            .add(leaf(row));
                });
        return waiting;
    }

    private static Leaf leaf(ResultSet row) throws SQLException {
        return new Leaf(new PartnerId(row.getString("partner_id")), new Hash(row.getString("hash")));
    }

    private static SealedPeriod sealedPeriod(ResultSet row, int rowNo) throws SQLException {
        return new SealedPeriod(
                SealJson.read(row.getString("seal"), PeriodSeal.class),
                SealJson.read(row.getString("files"), FILES),
                SealJson.read(row.getString("basis"), SealBasis.class),
                row.getObject("close_no", Long.class));
    }

    private static SealedClose sealedClose(ResultSet row, int rowNo) throws SQLException {
        return new SealedClose(
                SealJson.read(row.getString("seal"), CloseSeal.class),
                row.getString("public_key"),
                row.getString("signature"));
    }
}

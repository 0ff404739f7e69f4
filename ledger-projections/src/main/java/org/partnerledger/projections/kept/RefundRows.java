package org.partnerledger.projections.kept;

import java.sql.ResultSet;
import java.util.List;
import org.partnerledger.core.calculation.LineSource.RefundLine;
import org.partnerledger.core.kernel.Amount;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads refunds by number, with what claws back asks for: it is for few lines, so nothing of it is kept. */
final class RefundRows {

    private RefundRows() {}

    /** In the order of {@link KeptLine#ORDER}. */
    static List<RefundLine> read(JdbcClient jdbc, List<Long> lineNos) {
        return jdbc.sql("select " + KeptRow.COLUMNS + ", coalesce((select b.line_id from line b"
                        + " where b.line_no = l.base_no), base_line_id, '') as base_id"
                        + " from line l where line_no = any(?) order by line_id, source")
                .param(lineNos.toArray(Long[]::new))
                .query((ResultSet row, int _) -> {
                    KeptRow it = KeptRow.read(row);
                    var counting = row.getBigDecimal("counting");
                    return new RefundLine(
                            it.group(), it.lineNo(), it.lineId(), row.getString("base_id"), new Amount(counting));
                })
                .list();
    }
}

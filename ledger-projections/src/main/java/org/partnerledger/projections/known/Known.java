package org.partnerledger.projections.known;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.partnerledger.projections.sql.Instants;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/**
 * The lines as the ledger knew them: now, or at some instant (contract.md, section 6: what was recorded at that instant
 * is included).
 *
 * @param asOf null for now
 */
public record Known(@Nullable Instant asOf) {

    public static final Known NOW = new Known(null);

    /** What to select from instead of {@code line}. */
    public String table() {
        return asOf == null
                ? "line"
                : "(select " + LineTable.FACT + ", " + LineTable.DECISION + " from line where decided_at <= ?"
                        + " union all select " + LineTable.FACT + ", " + LineTable.DECISION
                        + " from line_past where decided_at <= ? and replaced_at > ?)";
    }

    /** Binds the parameters of {@link #table}, which stand before all others. */
    public StatementSpec bind(StatementSpec statement) {
        StatementSpec bound = statement;
        for (Object param : params()) {
            bound = bound.param(param);
        }
        return bound;
    }

    private List<Object> params() {
        var params = new ArrayList<Object>();
        if (asOf != null) {
            Object at = Objects.requireNonNull(Instants.of(asOf));
            params.add(at);
            params.add(at);
            params.add(at);
        }
        return params;
    }
}

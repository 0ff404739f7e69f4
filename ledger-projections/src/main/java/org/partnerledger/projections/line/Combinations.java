package org.partnerledger.projections.line;

import java.sql.ResultSet;
import java.util.HashMap;
import java.util.Map;
import org.partnerledger.core.combination.Combination;
import org.partnerledger.core.consumption.ChargingMode;
import org.partnerledger.core.consumption.LineType;
import org.partnerledger.core.consumption.Provider;
import org.partnerledger.core.partner.Association;
import org.partnerledger.core.partner.Segment;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The interned combinations, by number. A copy in memory: numbers are never used again, so it can only be too short,
 * and then the missing ones are read.
 */
public final class Combinations {

    private final JdbcClient jdbc;
    private final Map<Integer, Combination> byNumber = new HashMap<>();

    public Combinations(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @throws IllegalStateException where no line ever had it */
    public synchronized Combination get(int number) {
        Combination known = byNumber.get(number);
        if (known == null) {
            readAfter(
                    byNumber.keySet().stream().mapToInt(Integer::intValue).max().orElse(0));
            known = byNumber.get(number);
        }
        if (known == null) {
            readAfter(0); // An earlier reader may have seen numbers beyond those of a transaction that was still open.
            known = byNumber.get(number);
        }
        if (known == null) {
            throw new IllegalStateException("no combination " + number);
        }
        return known;
    }

    /** All of them, by combination: for whoever gives numbers. */
    public synchronized Map<Combination, Integer> numbers() {
        byNumber.clear();
        readAfter(0);
        Map<Combination, Integer> numbers = new HashMap<>();
        byNumber.forEach((number, combination) -> numbers.put(combination, number));
        return numbers;
    }

    /** Highest number ever given, by whatever node; 0 before the first. */
    public int lastNumber() {
        return jdbc.sql("select coalesce(max(number), 0) from combination")
                .query(Integer.class)
                .single();
    }

    /** Forgets everything, after the table was emptied. */
    public synchronized void forget() {
        byNumber.clear();
    }

    private void readAfter(int number) {
        jdbc.sql("select * from combination where number > ?").param(number).query((ResultSet row) -> {
            byNumber.put(
                    row.getInt("number"),
                    new Combination(
                            Association.valueOf(row.getString("association")),
                            Segment.valueOf(row.getString("segment")),
                            row.getString("service_type"),
                            row.getString("resource_type"),
                            row.getString("product_id"),
                            row.getString("region"),
                            Provider.valueOf(row.getString("provider")),
                            ChargingMode.valueOf(row.getString("charging_mode")),
                            LineType.valueOf(row.getString("line_type")),
                            Tags.read(row.getString("tags"))));
        });
    }
}

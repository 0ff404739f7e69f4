package org.partnerledger.api.scenario;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A FOCUS file added up by itself, without anything of the import: what the customers of a month must have on their
 * bill.
 */
record FocusSums(List<Row> rows) {

    /** Zone of the months, as long as no parameter says otherwise. */
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    /** One row: who was charged what, for which month. */
    record Row(String customer, String currency, YearMonth month, BigDecimal cost) {}

    static FocusSums read(Path file) throws IOException {
        var rows = new ArrayList<Row>();
        try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(file)) {
            for (NamedCsvRecord row : csv) {
                String sub = row.getField("SubAccountId");
                rows.add(new Row(
                        isNull(sub) ? row.getField("BillingAccountId") : sub,
                        row.getField("BillingCurrency"),
                        month(row.getField("ChargePeriodStart")),
                        new BigDecimal(row.getField("BilledCost"))));
            }
        }
        return new FocusSums(rows);
    }

    /** Without the rows of these numbers, counted from 0. */
    FocusSums without(Set<Long> numbers) {
        var left = new ArrayList<Row>();
        for (int i = 0; i < rows.size(); i++) {
            if (!numbers.contains((long) i)) {
                left.add(rows.get(i));
            }
        }
        return new FocusSums(left);
    }

    /** Month, then currency, then customer. */
    Map<YearMonth, Map<String, Map<String, BigDecimal>>> byMonth() {
        var sums = new TreeMap<YearMonth, Map<String, Map<String, BigDecimal>>>();
        for (Row row : rows) {
            sums.computeIfAbsent(row.month(), month -> new TreeMap<>())
                    .computeIfAbsent(row.currency(), currency -> new TreeMap<>())
                    .merge(row.customer(), row.cost(), BigDecimal::add);
        }
        return sums;
    }

    private static YearMonth month(String time) {
        String iso = time.replace(' ', 'T');
        OffsetDateTime start;
        try {
            start = LocalDateTime.parse(iso).atOffset(ZoneOffset.UTC);
        } catch (DateTimeParseException e) {
            start = OffsetDateTime.parse(iso); // It names its zone.
        }
        return YearMonth.from(start.atZoneSameInstant(ZONE));
    }

    private static boolean isNull(String cell) {
        return cell.isEmpty() || cell.equals("NULL");
    }
}

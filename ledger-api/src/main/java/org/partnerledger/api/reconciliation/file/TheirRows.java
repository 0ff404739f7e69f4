package org.partnerledger.api.reconciliation.file;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.partnerledger.api.feed.UnreadableFile;
import org.partnerledger.api.problem.InvalidRequest;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.kernel.Ids;
import org.partnerledger.core.kernel.Refused;
import org.partnerledger.projections.sql.CopyRows;

/** Understands the rows of a file by a mapping, and keeps them: what is missing in one is said, and is not 0. */
public final class TheirRows implements TheirFile.Rows {

    static final long MAX_ROWS = 2_000_000;

    private static final int ROWS_AT_ONCE = 5_000;

    private static final Pattern PLAIN = Pattern.compile("-?[0-9]{1,20}(\\.[0-9]{1,20})?");
    private static final Pattern GROUPED = Pattern.compile("-?[0-9]{1,3}(,[0-9]{3})+(\\.[0-9]{1,20})?");

    private final String runId;
    private final Mapping mapping;
    private final String currency;
    private final DataSource dataSource;

    private int @Nullable [] places;
    private CopyRows rows = begin();
    private long count;

    /** @param currency of the month: rows of another one cannot be compared */
    public TheirRows(String runId, Mapping mapping, String currency, DataSource dataSource) {
        this.runId = runId;
        this.mapping = mapping;
        this.currency = currency;
        this.dataSource = dataSource;
    }

    @Override
    public void row(long number, List<String> cells) {
        if (cells.stream().allMatch(String::isBlank)) {
            return;
        }
        int[] known = places;
        if (known == null) {
            places = header(cells);
            return;
        }
        if (++count > MAX_ROWS) {
            throw InvalidRequest.tooLarge("a file has at most " + MAX_ROWS + " rows");
        }
        write(number, cells, known);
        if (rows.rows() >= ROWS_AT_ONCE) {
            flush();
        }
    }

    /**
     * To be called after the last row.
     *
     * @return how many rows there were; 0 of an empty file too, which says nothing and so can be compared with nothing
     */
    public long finish() {
        flush();
        return count;
    }

    private void flush() {
        rows.into(dataSource);
        rows = begin();
    }

    private static CopyRows begin() {
        return new CopyRows("reconciliation_row (run_id, row_no, key, amount, currency, problem)");
    }

    /** Places of the keys, then of the amount, then of the currency or -1. */
    private int[] header(List<String> cells) {
        List<String> names = cells.stream().map(String::strip).toList();
        var wanted = new ArrayList<>(
                mapping.keys().stream().map(Mapping.KeyField::json).toList());
        wanted.add(Mapping.AMOUNT);
        wanted.add(Mapping.CURRENCY);
        return wanted.stream()
                .mapToInt(field -> {
                    String column = mapping.columns().get(field);
                    int place = column == null ? -1 : names.indexOf(column);
                    if (column != null && (place < 0 || names.lastIndexOf(column) > place)) {
                        throw new Refused(
                                new UnreadableFile("its first row has to name the column '" + column + "' once"));
                    }
                    return place;
                })
                .toArray();
    }

    private void write(long number, List<String> cells, int[] known) {
        int keys = mapping.keys().size();
        var parts = new ArrayList<String>();
        for (int i = 0; i < keys; i++) {
            parts.add(cell(cells, known[i]));
        }
        boolean keyed = parts.stream().allMatch(Ids::isValid);
        String text = cell(cells, known[keys]);
        Amount amount = amount(text);
        String of = known[keys + 1] < 0 ? currency : cell(cells, known[keys + 1]);
        String problem = keyed ? null : "NO_KEY";
        if (problem == null && amount == null) {
            problem = text.isEmpty() ? "NO_AMOUNT" : "AMOUNT_UNREADABLE";
        }
        if (problem == null && !of.equals(currency)) {
            problem = of.isEmpty() ? "NO_CURRENCY" : "OTHER_CURRENCY";
        }
        rows.text(runId).number(number).text(keyed ? Mapping.key(parts) : null);
        if (amount == null) {
            rows.text(null);
        } else {
            rows.amount(amount);
        }
        rows.text(Ids.isValid(of) ? of : null).text(problem).endRow();
    }

    private static String cell(List<String> cells, int place) {
        return place < cells.size() ? cells.get(place).strip() : "";
    }

    /** As accountants write it: thousands grouped or not, what is owed with a minus or in parentheses. */
    private @Nullable Amount amount(String text) {
        String plain = mapping.decimalMark().equals(",")
                ? text.replace(".", "'").replace(',', '.').replace("'", ",")
                : text;
        if (plain.startsWith("(") && plain.endsWith(")") && !plain.startsWith("(-")) {
            plain = "-" + plain.substring(1, plain.length() - 1);
        }
        plain = plain.startsWith("+") ? plain.substring(1) : plain;
        if (GROUPED.matcher(plain).matches()) {
            plain = plain.replace(",", "");
        }
        if (!PLAIN.matcher(plain).matches()) {
            return null;
        }
        var amount = new Amount(new BigDecimal(plain));
        return amount.isWithinBounds() ? amount : null;
    }
}

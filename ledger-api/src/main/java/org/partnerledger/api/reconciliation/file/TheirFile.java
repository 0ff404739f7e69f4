package org.partnerledger.api.reconciliation.file;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.jspecify.annotations.Nullable;
import org.partnerledger.api.feed.UnreadableFile;
import org.partnerledger.api.problem.InvalidRequest;
import org.partnerledger.core.kernel.Refused;

/** Rows of a CSV file or a workbook, one after the other: memory does not grow with the file. */
public final class TheirFile {

    /** Of a workbook, whose index is read whole. */
    static final long MAX_WORKBOOK_BYTES = 64L * 1024 * 1024;

    /** Bytes that an XLSX file begins with. */
    private static final byte[] ZIP = {'P', 'K', 3, 4};

    /** Digits that a spreadsheet computes with: what stands beyond them is no digit that anybody wrote. */
    private static final MathContext SPREADSHEET = new MathContext(15);

    private TheirFile() {}

    /** Takes one row after the other, the header first. */
    public interface Rows {

        /** @param number of the line or row in the file, from 1 */
        void row(long number, List<String> cells);
    }

    /**
     * CSV in UTF-8, or XLSX.
     *
     * @throws Refused UNREADABLE
     */
    public static void read(InputStream body, Mapping mapping, Rows rows) throws IOException {
        var in = new BufferedInputStream(body);
        in.mark(ZIP.length);
        boolean workbook = Arrays.equals(in.readNBytes(ZIP.length), ZIP);
        in.reset();
        if (workbook) {
            readWorkbook(in, mapping, rows);
        } else {
            readCsv(in, mapping, rows);
        }
    }

    private static void readCsv(InputStream in, Mapping mapping, Rows rows) throws IOException {
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                .fieldSeparator(mapping.separator())
                .detectBomHeader(true)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(in, StandardCharsets.UTF_8)) {
            for (CsvRecord record : reader) {
                rows.row(record.getStartingLineNumber(), record.getFields());
            }
        } catch (CsvParseException broken) {
            throw unreadable(String.valueOf(broken.getMessage()));
        } catch (UncheckedIOException failure) {
            throw failure.getCause();
        }
    }

    private static void readWorkbook(InputStream in, Mapping mapping, Rows rows) throws IOException {
        Path file = Files.createTempFile("reconciliation", ".xlsx");
        try {
            spool(in, file);
            try (ReadableWorkbook workbook = new ReadableWorkbook(file.toFile());
                    Stream<Row> all = sheet(workbook, mapping).openStream()) {
                Iterator<Row> each = all.iterator();
                for (Row row = next(each); row != null; row = next(each)) {
                    rows.row(row.getRowNum(), cells(row));
                }
            } catch (IOException | ExcelReaderException broken) {
                throw unreadable("the workbook cannot be read: " + broken.getMessage());
            }
        } finally {
            Files.delete(file);
        }
    }

    /** What a broken workbook makes of its reader is the workbook's fault; null at the end. */
    private static @Nullable Row next(Iterator<Row> rows) {
        try {
            return rows.hasNext() ? rows.next() : null;
        } catch (RuntimeException broken) {
            throw unreadable("the workbook cannot be read on: " + broken.getMessage());
        }
    }

    private static void spool(InputStream in, Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            byte[] buffer = new byte[64 * 1024];
            long size = 0;
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                size += read;
                if (size > MAX_WORKBOOK_BYTES) {
                    throw InvalidRequest.tooLarge(
                            "a workbook has at most " + MAX_WORKBOOK_BYTES + " bytes; send it as CSV");
                }
                out.write(buffer, 0, read);
            }
        }
    }

    private static Sheet sheet(ReadableWorkbook workbook, Mapping mapping) {
        String name = mapping.sheet();
        return name == null
                ? workbook.getFirstSheet()
                : workbook.findSheet(name).orElseThrow(() -> unreadable("there is no sheet '" + name + "'"));
    }

    private static List<String> cells(Row row) {
        var cells = new ArrayList<String>();
        for (int i = 0; i < row.getCellCount(); i++) {
            Cell cell = row.getCell(i);
            cells.add(cell == null ? "" : text(cell));
        }
        return cells;
    }

    private static String text(Cell cell) {
        if (cell.getType() == CellType.NUMBER) {
            BigDecimal number = cell.asNumber();
            return (number.precision() > SPREADSHEET.getPrecision() ? number.round(SPREADSHEET) : number)
                    .toPlainString();
        }
        String text = cell.getText();
        return text == null ? "" : text;
    }

    private static Refused unreadable(String why) {
        return new Refused(new UnreadableFile(why));
    }
}

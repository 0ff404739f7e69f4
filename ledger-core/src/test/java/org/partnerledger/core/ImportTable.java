package org.partnerledger.core;

import static java.util.stream.Collectors.toCollection;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The table in ARCHITECTURE.md that says which feature of the core may import which. */
final class ImportTable {

    private static final Pattern ROW = Pattern.compile("(?m)^\\| `(\\w+)` \\|([^|]*)\\|");
    private static final Pattern NAME = Pattern.compile("`(\\w+)`");

    private ImportTable() {}

    /** Reads the rows between the two comments that mark the table; the second column names the features imported. */
    static Map<String, Set<String>> read(Path architecture) {
        String text;
        try {
            text = Files.readString(architecture);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        int from = text.indexOf("<!-- import table of ledger-core -->");
        int until = text.indexOf("<!-- end of the import table -->");
        if (from < 0 || until < from) {
            throw new IllegalStateException(architecture + " has no import table between its two comments");
        }
        var table = new TreeMap<String, Set<String>>();
        ROW.matcher(text.substring(from, until))
                .results()
                .forEach(row -> table.put(
                        row.group(1),
                        NAME.matcher(row.group(2))
                                .results()
                                .map(name -> name.group(1))
                                .collect(toCollection(TreeSet::new))));
        return table;
    }

    /** The rows as they would have to be written, for the message of a failing test. */
    static String written(Map<String, Set<String>> imports) {
        var text = new StringBuilder();
        imports.forEach((feature, imported) -> text.append("| `")
                .append(feature)
                .append("` | ")
                .append(String.join(
                        ", ", imported.stream().map(name -> "`" + name + "`").toList()))
                .append(" |\n"));
        return text.toString();
    }
}

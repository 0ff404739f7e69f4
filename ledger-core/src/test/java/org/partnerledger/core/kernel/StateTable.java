package org.partnerledger.core.kernel;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A table of docs/rules/states.md: for every state and every step where it leads. What is printed there is what is
 * tested.
 *
 * @param cells in the order of the page
 * @param arrows of the diagram above it, as {@code "SHARED --> ACCEPTED: ACCEPT"}
 */
public record StateTable(List<Cell> cells, Set<String> arrows) {

    private static final Path PAGE = Path.of("..", "docs", "rules", "states.md");
    private static final Pattern ARROW = Pattern.compile("(?m)^ +(\\w+ --> \\w+: \\w+)$");

    /**
     * One state and one step.
     *
     * @param next where the step leads; "" where it is refused
     */
    public record Cell(String state, String step, String next) {

        public boolean isAllowed() {
            return !next.isEmpty();
        }

        @Override
        public String toString() {
            return state + " " + step + (isAllowed() ? " -> " + next : " is refused");
        }
    }

    /** Reads the section of that title. */
    public static StateTable under(String title) {
        String page = read();
        int from = page.indexOf("## " + title + "\n");
        assertThat(from).as("the section '" + title + "' of " + PAGE).isNotNegative();
        int next = page.indexOf("\n## ", from);
        String section = page.substring(from, next < 0 ? page.length() : next);
        List<String> rows =
                section.lines().filter(line -> line.startsWith("| ")).toList();
        List<String> steps = columns(rows.getFirst());
        var cells = new ArrayList<Cell>();
        for (String row : rows.subList(1, rows.size())) {
            List<String> columns = columns(row);
            for (int i = 1; i < steps.size(); i++) {
                cells.add(new Cell(columns.getFirst(), steps.get(i), columns.get(i)));
            }
        }
        Set<String> arrows =
                ARROW.matcher(section).results().map(arrow -> arrow.group(1)).collect(toCollection(TreeSet::new));
        return new StateTable(cells, arrows);
    }

    public Stream<Cell> stream() {
        return cells.stream();
    }

    /** Fails unless the diagram shows the filled cells and nothing else. */
    public void assertDiagramShowsTheSame() {
        Set<String> filled = stream()
                .filter(Cell::isAllowed)
                .map(cell -> cell.state() + " --> " + cell.next() + ": " + cell.step())
                .collect(toCollection(TreeSet::new));
        assertThat(arrows).isNotEmpty().isEqualTo(filled);
    }

    private static List<String> columns(String row) {
        return Stream.of(row.substring(1, row.length() - 1).split("\\|", -1))
                .map(String::strip)
                .toList();
    }

    private static String read() {
        try {
            return Files.readString(PAGE);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}

package org.partnerledger.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A file that people read and write.
 *
 * @param path within the repository, with {@code /} between its parts
 */
record SourceFile(String path, String text) {

    private static final Set<String> BUILT_OR_KEPT =
            Set.of("target", ".git", "data", "node_modules", ".idea", ".vscode");
    private static final Set<String> WRITTEN_BY_PEOPLE =
            Set.of("java", "md", "sql", "yml", "yaml", "properties", "html", "css", "js", "sh");

    /** Every source file below {@code root}, in a stable order. */
    static List<SourceFile> allBelow(Path root) {
        var found = new ArrayList<SourceFile>();
        try {
            Files.walkFileTree(root, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                    boolean skipped = !folder.equals(root) && BUILT_OR_KEPT.contains(nameOf(folder));
                    return skipped ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    if (isWrittenByPeople(nameOf(file))) {
                        String path = root.relativize(file).toString().replace('\\', '/');
                        found.add(new SourceFile(path, Files.readString(file)));
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        found.sort((one, other) -> one.path().compareTo(other.path()));
        return List.copyOf(found);
    }

    private static String nameOf(Path path) {
        return path.getFileName().toString();
    }

    private static boolean isWrittenByPeople(String name) {
        return name.equals("dev") || WRITTEN_BY_PEOPLE.contains(name.substring(name.lastIndexOf('.') + 1));
    }

    /** The lines without their ends; the first has index 0. */
    List<String> lines() {
        return text.lines().toList();
    }

    boolean isJava() {
        return path.endsWith(".java");
    }

    boolean isMarkdown() {
        return path.endsWith(".md");
    }

    boolean isMainJava() {
        return isJava() && path.contains("src/main/java/");
    }

    boolean isTestJava() {
        return isJava() && path.contains("src/test/java/");
    }

    boolean isPackageInfo() {
        return path.endsWith("/package-info.java");
    }

    /** The path up to the last {@code /}. */
    String folder() {
        return path.substring(0, Math.max(0, path.lastIndexOf('/')));
    }

    /** The file's name without its ending. */
    String name() {
        String file = path.substring(path.lastIndexOf('/') + 1);
        return file.contains(".") ? file.substring(0, file.lastIndexOf('.')) : file;
    }

    Finding finding(String problem, String wayOut) {
        return new Finding(path, problem, wayOut);
    }

    /** @param line counted from 1 */
    Finding finding(long line, String problem, String wayOut) {
        return new Finding(path + ":" + line, problem, wayOut);
    }
}

package org.partnerledger.house;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** The grammar of one Java file: what the compiler's parser makes of it before any name is resolved. */
final class Grammar {

    /** Of the file that was asked for last: its checks follow each other, and parsing takes longer than all of them. */
    private static @Nullable Grammar latest;

    private final SourceFile file;
    private final CompilationUnitTree unit;
    private final SourcePositions positions;
    private final List<Tree> trees = new ArrayList<>();

    private Grammar(SourceFile file, CompilationUnitTree unit, SourcePositions positions) {
        this.file = file;
        this.unit = unit;
        this.positions = positions;
        new TreeScanner<@Nullable Void, @Nullable Void>() {
            @Override
            public @Nullable Void scan(@Nullable Tree tree, @Nullable Void unused) {
                if (tree != null) {
                    trees.add(tree);
                }
                return super.scan(tree, null);
            }
        }.scan(unit, null);
    }

    static synchronized Grammar of(SourceFile file) {
        Grammar known = latest;
        if (known == null || !known.file.equals(file)) {
            known = parsed(file);
            latest = known;
        }
        return known;
    }

    private static Grammar parsed(SourceFile file) {
        var compiler = ToolProvider.getSystemJavaCompiler();
        var text = new SimpleJavaFileObject(URI.create("string:///" + file.path()), SimpleJavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return file.text();
            }
        };
        // Nothing is resolved, so the listener only keeps the parser from writing to the console.
        var task = (JavacTask) compiler.getTask(null, null, problem -> {}, null, null, List.of(text));
        try {
            var unit = task.parse().iterator().next();
            return new Grammar(file, unit, Trees.instance(task).getSourcePositions());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    <T extends Tree> Stream<T> all(Class<T> kind) {
        return trees.stream().filter(kind::isInstance).map(kind::cast);
    }

    boolean isConstructorOfRecord(MethodTree method) {
        return method.getReturnType() == null
                && all(ClassTree.class)
                        .filter(type -> type.getKind() == Tree.Kind.RECORD)
                        .anyMatch(type -> type.getMembers().contains(method));
    }

    /** Counted from 1. */
    long lineOf(Tree tree) {
        return unit.getLineMap().getLineNumber(positions.getStartPosition(unit, tree));
    }

    long linesOf(Tree tree) {
        return unit.getLineMap().getLineNumber(positions.getEndPosition(unit, tree)) - lineOf(tree) + 1;
    }

    /** The last part of a possibly qualified, possibly parameterised name. */
    static String nameOf(Tree tree) {
        String written = tree.toString().replaceAll("<.*", "");
        return written.substring(written.lastIndexOf('.') + 1);
    }
}

package org.partnerledger.house;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.PrimitiveTypeTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.lang.model.type.TypeKind;

/** What can be said of a Java file by its grammar, so that a word in a comment is never mistaken for code. */
final class JavaChecks {

    static final int MOST_METHOD_LINES = 60;
    static final int MOST_PARAMETERS = 5;

    private static final Set<String> SAYS_NOTHING = Set.of("process", "handle");
    private static final Set<TypeKind> INEXACT = Set.of(TypeKind.DOUBLE, TypeKind.FLOAT);

    private JavaChecks() {}

    static List<Finding> longMethods(SourceFile file) {
        return findings(
                file,
                MethodTree.class,
                (grammar, method) -> grammar.linesOf(method) > MOST_METHOD_LINES,
                "a method of more than " + MOST_METHOD_LINES + " lines",
                "give its steps names of their own");
    }

    /**
     * Records are exempt: their components are what they are, and a factory can be short. So is what overrides: its
     * parameters are those of somebody else.
     */
    static List<Finding> manyParameters(SourceFile file) {
        return findings(
                file,
                MethodTree.class,
                (grammar, method) -> file.isMainJava()
                        && method.getParameters().size() > MOST_PARAMETERS
                        && !grammar.isConstructorOfRecord(method)
                        && method.getModifiers().getAnnotations().stream()
                                .noneMatch(
                                        it -> it.getAnnotationType().toString().equals("Override")),
                "more than " + MOST_PARAMETERS + " parameters",
                "make a record of those that belong together; split a class that needs so many collaborators");
    }

    static List<Finding> namesThatSayNothing(SourceFile file) {
        return findings(
                file,
                MethodTree.class,
                (grammar, method) -> file.isMainJava()
                        && file.path().startsWith("ledger-core/")
                        && SAYS_NOTHING.contains(method.getName().toString()),
                "a method whose name says nothing",
                "say in the words of the domain what it does");
    }

    static List<Finding> switchedOffTests(SourceFile file) {
        return findings(
                file,
                AnnotationTree.class,
                (grammar, annotation) -> isNamed(annotation, "Disabled"),
                "a test that is switched off",
                "repair it, or delete it with a reason");
    }

    static List<Finding> unexplainedSuppressions(SourceFile file) {
        return findings(
                file,
                AnnotationTree.class,
                (grammar, annotation) ->
                        isNamed(annotation, "SuppressWarnings") && !isExplained(file, grammar.lineOf(annotation)),
                "a warning is suppressed without a reason",
                "say why in a // comment on the line or above it, or remove the cause");
    }

    /** Money is exact: where sums are worked out or stored, no number may be of a kind that rounds by itself. */
    static List<Finding> inexactNumbers(SourceFile file) {
        Predicate<Tree> inexact = type -> switch (type) {
            case PrimitiveTypeTree primitive -> INEXACT.contains(primitive.getPrimitiveTypeKind());
            case VariableTree variable ->
                variable.getType() != null && Set.of("Double", "Float").contains(Grammar.nameOf(variable.getType()));
            default -> false;
        };
        return findings(
                file,
                Tree.class,
                (grammar, tree) -> file.isMainJava() && !file.path().startsWith("ledger-api/") && inexact.test(tree),
                "a number that rounds by itself",
                "use Amount, Money or BigDecimal");
    }

    static List<Finding> sleepingTests(SourceFile file) {
        return findings(
                file,
                MemberSelectTree.class,
                (grammar, call) -> file.isTestJava()
                        && call.getIdentifier().contentEquals("sleep")
                        && Grammar.nameOf(call.getExpression()).equals("Thread"),
                "a test that waits by the clock",
                "wait for the thing itself, with a bound");
    }

    static List<Finding> mocks(SourceFile file) {
        return findings(
                file,
                ImportTree.class,
                (grammar, imported) ->
                        imported.getQualifiedIdentifier().toString().startsWith("org.mockito."),
                "a mock",
                "use the real thing, or a small class that stands for it");
    }

    private static boolean isNamed(AnnotationTree annotation, String name) {
        return Grammar.nameOf(annotation.getAnnotationType()).equals(name);
    }

    private static boolean isExplained(SourceFile file, long line) {
        int index = Math.toIntExact(line) - 1;
        boolean besides = file.lines().get(index).contains("// ");
        boolean above = index > 0 && file.lines().get(index - 1).strip().startsWith("// ");
        return besides || above;
    }

    private static <T extends Tree> List<Finding> findings(
            SourceFile file, Class<T> kind, OutOfLine<T> isOutOfLine, String problem, String wayOut) {
        if (!file.isJava()) {
            return List.of();
        }
        var grammar = Grammar.of(file);
        Stream<T> outOfLine = grammar.all(kind).filter(tree -> isOutOfLine.test(grammar, tree));
        return outOfLine
                .map(tree -> file.finding(grammar.lineOf(tree), problem, wayOut))
                .toList();
    }

    private interface OutOfLine<T extends Tree> {
        boolean test(Grammar grammar, T tree);
    }
}

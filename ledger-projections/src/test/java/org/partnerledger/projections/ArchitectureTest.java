package org.partnerledger.projections;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Set;
import java.util.TreeSet;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.junit.jupiter.api.Test;

/** Views are made of events: they ask for nothing, know no aggregate, and none is made of another. */
class ArchitectureTest {

    private static final String PROJECTIONS = "org.partnerledger.projections";
    private static final String CORE = "org.partnerledger.core";
    /** What the questions have in common and none of them is. */
    private static final Set<String> SHARED =
            Set.of(PROJECTIONS + ".known", PROJECTIONS + ".readmodel", PROJECTIONS + ".sql");

    private final JavaClasses projections = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(PROJECTIONS);

    @Test
    void nothingKnowsACommandOrAnAggregate() {
        noClasses()
                .should()
                .dependOnClassesThat(describe(
                        "are a command or an aggregate of the core",
                        (JavaClass type) -> type.getPackageName().startsWith(CORE)
                                && (type.getName().matches(".*Command(\\$.*)?") || isAggregate(type))))
                .check(projections);
        assertThat(projections.stream()
                        .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                        .filter(dependency -> dependency
                                .getTargetClass()
                                .getName()
                                .matches("org\\.partnerledger\\.core\\..*Event(\\$.*)?")))
                .as("events that views are made of")
                .isNotEmpty();
    }

    @Test
    void noViewIsMadeOfAnother() {
        var crossings = new TreeSet<String>();
        for (JavaClass type : projections) {
            type.getDirectDependenciesFromSelf().stream()
                    .map(dependency -> dependency.getTargetClass().getBaseComponentType())
                    .filter(read -> read.getPackageName().startsWith(PROJECTIONS + "."))
                    .filter(read -> !SHARED.contains(read.getPackageName()))
                    .filter(read -> !read.getPackageName().equals(type.getPackageName()))
                    .forEach(read -> crossings.add(type.getName() + " reads " + read.getName()));
        }

        assertThat(crossings).isEmpty();
        assertThat(projections)
                .extracting(JavaClass::getPackageName)
                .as("what the rule is about")
                .containsAll(SHARED)
                .anyMatch(name -> name.startsWith(PROJECTIONS + ".") && !SHARED.contains(name));
    }

    private static boolean isAggregate(JavaClass type) {
        return type.getAllFields().stream().anyMatch(field -> field.isAnnotatedWith(AggregateIdentifier.class));
    }
}

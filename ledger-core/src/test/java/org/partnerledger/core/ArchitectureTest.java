package org.partnerledger.core;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.MethodCallTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.InstantSource;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.junit.jupiter.api.Test;

/** The core is built as ARCHITECTURE.md says, read off the byte code; no rule here can pass by finding nothing. */
class ArchitectureTest {

    private static final String CORE = "org.partnerledger.core";
    private static final Map<String, Set<String>> MAY_IMPORT = ImportTable.read(Path.of("..", "ARCHITECTURE.md"));

    private final JavaClasses core = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(CORE);

    @Test
    void featuresImportOnlyWhatTheTableAllows() {
        var seen = new TreeMap<String, Set<String>>();
        for (JavaClass type : core) {
            if (!type.getPackageName().equals(CORE)) {
                seen.computeIfAbsent(feature(type), name -> new TreeSet<>()).addAll(featuresReadBy(type));
            }
        }

        // Compared both ways: a rule about a feature that is gone, or reads less than it may, is a stale rule.
        assertThat(seen)
                .as("the import table of ARCHITECTURE.md, which would now have to read%n%s", ImportTable.written(seen))
                .isEqualTo(MAY_IMPORT);
    }

    @Test
    void featuresAreFreeOfCycles() {
        slices().matching(CORE + ".(*)..").should().beFreeOfCycles().check(core);
    }

    @Test
    void featuresAreFlat() {
        assertThat(core)
                .extracting(JavaClass::getPackageName)
                .allMatch(
                        name -> name.matches("org\\.partnerledger\\.core(\\.\\w+)?"),
                        "is a feature, not a folder in one");
    }

    @Test
    void onlyAggregatesCommandsReactionsAndDoorsKnowAxon() {
        var mayKnowAxon = describe(
                "are an aggregate, a command, a reaction or a feature's door",
                (JavaClass type) -> type.getName().matches(".*(Command(\\$.*)?|Feature(\\$.*)?|\\.When\\w+Then\\w+)")
                        || type.getAllFields().stream()
                                .anyMatch(field -> field.isAnnotatedWith(AggregateIdentifier.class)));

        noClasses()
                .that(not(mayKnowAxon))
                .should()
                .dependOnClassesThat(resideInAPackage("org.axonframework.."))
                .check(core);
        assertThat(core.stream().filter(mayKnowAxon))
                .as("classes the exception is for")
                .isNotEmpty();
    }

    @Test
    void nothingKnowsSpringOrSql() {
        noClasses()
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                        "org.springframework..", "java.sql..", "javax.sql..", "org.postgresql..", "jakarta.."))
                .check(core);
    }

    @Test
    void nothingReadsAClockOrDrawsAtRandom() {
        noClasses()
                .should()
                .callMethodWhere(asksTheMachine())
                .orShould()
                .dependOnClassesThat(isAClockOrADie())
                .check(core);
    }

    @Test
    void jsonIsJackson3() {
        noClasses()
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage("com.fasterxml.jackson.core..", "com.fasterxml.jackson.databind.."))
                .check(core);
    }

    private static DescribedPredicate<JavaMethodCall> asksTheMachine() {
        return describe("asks the machine for the time or an id", call -> {
            MethodCallTarget target = call.getTarget();
            String owner = target.getOwner().getName();
            return switch (target.getName()) {
                case "now" -> owner.startsWith("java.time.");
                case "currentTimeMillis", "nanoTime" -> owner.equals(System.class.getName());
                case "randomUUID" -> owner.equals(UUID.class.getName());
                case "random" -> owner.equals(Math.class.getName());
                default -> false;
            };
        });
    }

    private static DescribedPredicate<JavaClass> isAClockOrADie() {
        return describe(
                "are a clock or a source of random numbers",
                type -> type.isAssignableTo(Clock.class)
                        || type.isEquivalentTo(InstantSource.class)
                        || type.isAssignableTo(Random.class)
                        || type.isAssignableTo(SecureRandom.class)
                        || type.isAssignableTo(RandomGenerator.class));
    }

    private static Set<String> featuresReadBy(JavaClass type) {
        var read = new TreeSet<String>();
        type.getDirectDependenciesFromSelf().forEach(dependency -> {
            JavaClass target = dependency.getTargetClass().getBaseComponentType();
            if (target.getPackageName().startsWith(CORE + ".")) {
                read.add(feature(target));
            }
        });
        read.remove(feature(type));
        return read;
    }

    /** The first part of the package below the core. */
    private static String feature(JavaClass type) {
        return type.getPackageName().substring(CORE.length() + 1).split("\\.", 2)[0];
    }
}

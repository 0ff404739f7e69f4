package org.partnerledger.api;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.junit.jupiter.api.Test;

/** The application speaks to the core in commands and reads views; what guards an invariant is out of its reach. */
class ArchitectureTest {

    private final JavaClasses ledger = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.partnerledger");
    private final JavaClasses api = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.partnerledger.api");

    @Test
    void nothingKnowsAnAggregate() {
        noClasses()
                .should()
                .dependOnClassesThat(describe("are an aggregate", ArchitectureTest::isAggregate))
                .check(api);
        assertThat(ledger.stream().filter(ArchitectureTest::isAggregate))
                .as("aggregates that could be known")
                .isNotEmpty();
    }

    @Test
    void jsonIsJackson3() {
        noClasses()
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage("com.fasterxml.jackson.core..", "com.fasterxml.jackson.databind.."))
                .check(ledger);
    }

    private static boolean isAggregate(JavaClass type) {
        return type.getAllFields().stream().anyMatch(field -> field.isAnnotatedWith(AggregateIdentifier.class));
    }
}

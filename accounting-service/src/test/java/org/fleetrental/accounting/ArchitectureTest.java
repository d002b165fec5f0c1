package org.fleetrental.accounting;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "org.fleetrental.accounting", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule FEATURES_HAVE_NO_CYCLES =
            slices().matching("org.fleetrental.accounting.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule EVENT_CLASSES_STAY_AT_THE_EDGES = noClasses()
            .that()
            .haveNameNotMatching(".*\\.\\w+(Events|Handler|Reaction)(\\$.*)?")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.fleetrental.events..")
            .because("a schema may change without the domain, and the domain without a schema");

    @ArchTest
    static final ArchRule ONLY_THE_OUTBOX_PUBLISHES = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.kafka.clients.producer..")
            .because("an event that is sent beside the outbox survives a rollback");

    @ArchTest
    static final ArchRule THE_LEDGER_KNOWS_NOBODY = noClasses()
            .that()
            .resideInAPackage("org.fleetrental.accounting.ledger..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.fleetrental.accounting.charge..",
                    "org.fleetrental.accounting.payment..",
                    "org.fleetrental.accounting.rentalaccount..")
            .because("what is booked is decided by the features, that it is sound by the ledger");
}

package org.fleetrental;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
        packages = {"org.fleetrental.messaging", "org.fleetrental.http", "org.fleetrental.production"},
        importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule ONLY_THE_RELAY_SENDS = noClasses()
            .that()
            .doNotHaveSimpleName("OutboxSender")
            .and()
            .doNotHaveSimpleName("MessageTracing")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.kafka.clients.producer..")
            .because("an event that is sent beside the outbox survives a rollback");

    @ArchTest
    static final ArchRule MESSAGING_HAS_NO_CYCLES =
            slices().matching("org.fleetrental.messaging.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule WHAT_ALL_OF_MESSAGING_SPEAKS_OF_STANDS_ALONE = noClasses()
            .that()
            .resideInAPackage("org.fleetrental.messaging")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.fleetrental.messaging.*..")
            .because("a reader should be able to begin there");

    @ArchTest
    static final ArchRule THE_LIBRARY_KNOWS_NO_EVENT = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.fleetrental.events..")
            .because("a new event type must not need a new library");

    @ArchTest
    static final ArchRule MESSAGING_KNOWS_NO_HTTP = noClasses()
            .that()
            .resideInAPackage("org.fleetrental.messaging..")
            .and()
            .haveNameNotMatching(".*(Resource|Request|Problems)(\\$.*)?")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.fleetrental.http..")
            .because(
                    "events must flow the same whether or not anybody asks over HTTP; only what operators call may know it");
}

package org.fleetrental.testkit;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import org.fleetrental.messaging.DomainEvent;
import org.fleetrental.messaging.EventHandler;
import org.fleetrental.messaging.EventMetadata;
import org.fleetrental.messaging.EventRecord;
import org.fleetrental.messaging.Ids;
import org.fleetrental.messaging.Projection;
import org.fleetrental.messaging.ReceivedEvent;
import org.fleetrental.messaging.RejectedEventException;
import org.fleetrental.messaging.Sql;
import org.fleetrental.messaging.inbox.AggregateVersions;
import org.fleetrental.messaging.inbox.Inbox;
import org.fleetrental.messaging.outbox.Outbox;
import org.fleetrental.messaging.schema.EventReader;

/**
 * What every service's classes keep to. A service checks them with
 *
 * <p>{@snippet : @AnalyzeClasses(packages = "org.fleetrental.fleet", importOptions =
 * ImportOption.DoNotIncludeTests.class) class ArchitectureTest { @ArchTest static final ArchTests HOUSE_RULES =
 * ArchTests.in(HouseRules.class); } }
 */
public final class HouseRules {

    @ArchTest
    static final ArchRule FEATURES_HAVE_NO_CYCLES =
            slices().matching("org.fleetrental.*.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule EVENT_CLASSES_STAY_AT_THE_EDGES = noClasses()
            .that()
            .haveNameNotMatching(".*\\.\\w+(Events|Handlers?|Reaction)(\\$.*)?")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.fleetrental.events..")
            .because("a schema may change without the domain, and the domain without a schema");

    @ArchTest
    static final ArchRule ONLY_THE_RELAY_SENDS = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.apache.kafka.clients.producer..", "org.eclipse.microprofile.reactive.messaging.Emitter")
            .because("an event that is sent beside the outbox survives a rollback");

    @ArchTest
    static final ArchRule SERVICES_CALL_WHAT_MESSAGING_OFFERS = noClasses()
            .should()
            .dependOnClassesThat(resideInAPackage("org.fleetrental.messaging..")
                    .and(not(belongToAnyOf(
                            Outbox.class,
                            DomainEvent.class,
                            Ids.class,
                            Inbox.class,
                            EventHandler.class,
                            EventMetadata.class,
                            ReceivedEvent.class,
                            EventRecord.class,
                            EventReader.class,
                            RejectedEventException.class,
                            AggregateVersions.class,
                            Projection.class,
                            Sql.class))))
            .because("what else is public there is so for the other packages of the library");

    @ArchTest
    static final ArchRule SERVICES_REGISTER_NO_SCHEMAS = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.fleetrental.schemas.registration..", "org.fleetrental.schemas.gate..")
            .because("a schema is released by the deployment, which has the credential for it");

    @ArchTest
    static final ArchRule WHO_TAKES_A_BODY_SAYS_IN_WHICH_FORM = methods()
            .that()
            .areAnnotatedWith(POST.class)
            .or()
            .areAnnotatedWith(PUT.class)
            .should()
            .beDeclaredInClassesThat()
            .areAnnotatedWith(Consumes.class)
            .because("JAX-RS would make something of a text, and fail");

    private HouseRules() {}
}

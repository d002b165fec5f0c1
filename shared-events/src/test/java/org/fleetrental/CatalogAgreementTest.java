package org.fleetrental;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.fleetrental.events.fleet.VehicleRegistered;
import org.fleetrental.events.fleet.VehicleSnapshot;
import org.fleetrental.events.maintenance.MaintenanceStarted;
import org.fleetrental.messaging.EventHandler;
import org.fleetrental.messaging.EventMetadata;
import org.fleetrental.messaging.EventRecord;
import org.fleetrental.messaging.ReceivedEvent;
import org.fleetrental.schemas.EventCatalog;
import org.fleetrental.testkit.CatalogAgreement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A small maintenance service, and what happens when its catalog tells something else. */
class CatalogAgreementTest {

    private static final Path SCHEMAS = Path.of(System.getProperty("fleet.home"), "schemas");
    private static final String VEHICLE_REGISTERED = "fleet/VehicleRegistered";
    private static final String MAINTENANCE_STARTED = "maintenance/MaintenanceStarted";

    @TempDir
    Path schemas;

    private final Properties configuration = new Properties();

    static final class Handler implements EventHandler<VehicleRegistered> {

        @Override
        public void on(VehicleRegistered event, EventMetadata metadata) {
            Function<VehicleSnapshot, String> vin = VehicleSnapshot::getVin;
            var _ = vin.apply(event.getVehicle());
            var _ = event.getSchema();
        }
    }

    static final class Publisher {

        MaintenanceStarted.Builder started() {
            return MaintenanceStarted.newBuilder();
        }
    }

    static final class PublisherOfAnothers {

        BiFunction<VehicleSnapshot, Instant, VehicleRegistered> registered() {
            return VehicleRegistered::new;
        }
    }

    static final class Recorder implements EventRecord {

        @Override
        public void keep(ReceivedEvent event) {}
    }

    @BeforeEach
    void describeTheService() throws IOException {
        describe(
                VEHICLE_REGISTERED,
                "fleet",
                "fleet.vehicles",
                "active",
                "  maintenance: {why: knows it, uses: [vehicle.vin]}");
        describe(MAINTENANCE_STARTED, "maintenance", "fleet.maintenance", "active", "  {}");
        configuration.load(new StringReader("""
                fleet.messaging.service=maintenance
                fleet.messaging.topic=fleet.maintenance
                mp.messaging.incoming.vehicles.topic=fleet.vehicles
                mp.messaging.incoming.vehicles.group.id=maintenance-service.vehicles
                """));
    }

    @Test
    void whatIsDescribedAsItIsHasNoProblems() {
        var agreement = agreement(Handler.class, Publisher.class);
        assertThat(agreement.ofHandledEvents()).isEmpty();
        assertThat(agreement.ofPublishedEvents()).isEmpty();
        assertThat(agreement.ofUsedFields()).isEmpty();
        assertThat(agreement.ofTopics()).isEmpty();
    }

    @Test
    void aHandlerNeedsAConsumerInTheCatalog() throws IOException {
        describe(VEHICLE_REGISTERED, "fleet", "fleet.vehicles", "active", "  rentals: {why: knows it, uses: []}");
        assertThat(onlyOneOf(agreement(Handler.class).ofHandledEvents()))
                .contains("$Handler handles org.fleetrental.events.fleet.VehicleRegistered")
                .contains("schemas/fleet/VehicleRegistered/event.yaml does not name maintenance");
    }

    @Test
    void aConsumerInTheCatalogNeedsAHandler() {
        assertThat(onlyOneOf(agreement(Publisher.class).ofHandledEvents()))
                .contains("schemas/fleet/VehicleRegistered/event.yaml names maintenance")
                .contains("EventHandler<VehicleRegistered>");
    }

    @Test
    void anEndedEventNeedsNoHandlerAndMustNotBePublished() throws IOException {
        describe(
                VEHICLE_REGISTERED,
                "fleet",
                "fleet.vehicles",
                "ended",
                "  maintenance: {why: knew it, uses: [vehicle.vin]}");
        describe(MAINTENANCE_STARTED, "maintenance", "fleet.maintenance", "ended", "  {}");
        var agreement = agreement(Publisher.class);
        assertThat(agreement.ofHandledEvents()).isEmpty();
        assertThat(agreement.ofUsedFields()).isEmpty();
        assertThat(onlyOneOf(agreement.ofPublishedEvents()))
                .contains("MaintenanceStarted")
                .contains("ENDED");
    }

    @Test
    void aDeprecatedEventIsStillPublished() throws IOException {
        describe(MAINTENANCE_STARTED, "maintenance", "fleet.maintenance", "deprecated", "  {}");
        assertThat(agreement(Handler.class, Publisher.class).ofPublishedEvents())
                .isEmpty();
        assertThat(onlyOneOf(agreement(Handler.class).ofPublishedEvents()))
                .contains("schemas/maintenance/MaintenanceStarted/event.yaml says that maintenance publishes");
    }

    @Test
    void nobodyMakesTheEventsOfAnother() {
        assertThat(onlyOneOf(agreement(Handler.class, Publisher.class, PublisherOfAnothers.class)
                        .ofPublishedEvents()))
                .contains("$PublisherOfAnothers makes a org.fleetrental.events.fleet.VehicleRegistered")
                .contains("owned by fleet");
    }

    @Test
    void aFieldThatIsReadIsDeclaredAlsoByReference() throws IOException {
        describe(
                VEHICLE_REGISTERED,
                "fleet",
                "fleet.vehicles",
                "active",
                "  maintenance: {why: knows it, uses: [vehicle]}");
        assertThat(onlyOneOf(agreement(Handler.class, Publisher.class).ofUsedFields()))
                .contains("$Handler reads VehicleSnapshot.vin")
                .contains("`consumers.maintenance.uses` of schemas/fleet/VehicleRegistered/event.yaml");
    }

    @Test
    void aFieldThatIsDeclaredIsRead() throws IOException {
        describe(
                VEHICLE_REGISTERED,
                "fleet",
                "fleet.vehicles",
                "active",
                "  maintenance: {why: knows it, uses: [vehicle.vin, vehicle.year, vehicle.colour]}");
        assertThat(agreement(Handler.class, Publisher.class).ofUsedFields())
                .satisfiesExactlyInAnyOrder(
                        problem -> assertThat(problem)
                                .contains(
                                        "VehicleSnapshot.year is used by maintenance as VehicleRegistered vehicle.year"),
                        problem -> assertThat(problem)
                                .contains("said to use vehicle.colour, but schemas/fleet/VehicleRegistered/v1.avsc"));
    }

    @Test
    void topicsAndGroupsAreThoseOfTheCatalog() {
        configuration.setProperty("fleet.messaging.topic", "fleet.workshop");
        configuration.setProperty("mp.messaging.incoming.vehicles.topic", "fleet.vehicle");
        assertThat(agreement(Handler.class, Publisher.class).ofTopics())
                .satisfiesExactlyInAnyOrder(
                        problem -> assertThat(problem).contains("fleet.messaging.topic is [fleet.workshop]"),
                        problem -> assertThat(problem)
                                .contains("no mp.messaging.incoming.<channel>.topic is fleet.vehicles"),
                        problem -> assertThat(problem).contains("channel vehicles reads fleet.vehicle,"),
                        problem -> assertThat(problem).contains("group.id is maintenance-service.vehicles"));
    }

    @Test
    void whoKeepsARecordOfEventsReadsAllTopics() throws IOException {
        describe(VEHICLE_REGISTERED, "fleet", "fleet.vehicles", "active", "  {}");
        assertThat(agreement(Recorder.class).ofTopics())
                .singleElement()
                .asString()
                .contains("is fleet.maintenance");

        configuration.setProperty("mp.messaging.incoming.maintenance.topic", "fleet.maintenance");
        configuration.setProperty("mp.messaging.incoming.maintenance.group.id", "maintenance-service.maintenance");
        assertThat(agreement(Recorder.class).ofTopics()).isEmpty();
        assertThat(agreement(Publisher.class).ofTopics()).hasSize(2);
    }

    private CatalogAgreement agreement(Class<?>... classes) {
        return new CatalogAgreement(
                EventCatalog.in(schemas), configuration, new ClassFileImporter().importClasses(classes));
    }

    private static String onlyOneOf(List<String> problems) {
        assertThat(problems).hasSize(1);
        return problems.getFirst();
    }

    private void describe(String event, String owner, String topic, String status, String consumers)
            throws IOException {
        var folder = Files.createDirectories(schemas.resolve(event));
        Files.writeString(
                folder.resolve("v1.avsc"),
                Files.readString(SCHEMAS.resolve(event).resolve("v1.avsc")));
        Files.writeString(folder.resolve("event.yaml"), """
                owner: %s
                topic: %s
                key: vehicle.vehicleId
                when: It was so.
                purpose: To be known.
                status: %s
                personalData: none
                consumers:
                %s
                versions:
                  1: {released: 2026-11-23, changes: The first version.}
                """.formatted(owner, topic, status, consumers));
    }
}

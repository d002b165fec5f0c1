package org.fleetrental.maintenance.job;

import static org.fleetrental.maintenance.MaintenanceApi.scheduled;
import static org.fleetrental.maintenance.MaintenanceApi.start;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import org.fleetrental.maintenance.FleetVehicle;
import org.fleetrental.maintenance.InboxView;
import org.fleetrental.maintenance.MaintenanceApi;
import org.fleetrental.maintenance.Rental;
import org.fleetrental.messaging.DomainEvent;
import org.fleetrental.messaging.TestEvents;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class RentedVehicleTest {

    @Inject
    InboxView inbox;

    private final TestEvents events = new TestEvents();
    private UUID job;
    private Rental rental;

    @BeforeEach
    void schedule() {
        var vehicle = FleetVehicle.any();
        inbox.awaitHandled(events.deliver(FleetVehicle.TOPIC, vehicle.registered(0)));
        job = scheduled(vehicle.id());
        rental = Rental.of(vehicle.id());
    }

    @AfterEach
    void close() {
        events.close();
    }

    @Test
    void aJobStartsWhenTheVehicleIsBackAndNotBefore() {
        var activated = events.deliver(Rental.TOPIC, rental.activated());
        inbox.awaitHandled(activated);
        start(job)
                .statusCode(409)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:fleet:problem:vehicle-rented"))
                .body("rentalIds", contains(rental.id().toString()));
        MaintenanceApi.job(job).body("state", equalTo("SCHEDULED"));

        handle(rental.completed(90));
        activated.again();
        handle(afterAll());
        start(job).statusCode(200).body("state", equalTo("IN_PROGRESS"));
    }

    @Test
    void aCancelledRentalHasNoVehicleOut() {
        handle(rental.activated());
        handle(rental.cancelled());
        start(job).statusCode(200);
    }

    @Test
    void anActivationThatComesAfterTheReturnKeepsNobodyFromWork() {
        handle(rental.completed(90));
        handle(rental.activated());
        start(job).statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theReturnOfAnotherRentalDoesNotBringTheVehicleBack(boolean isActivatedFirst) {
        var other = Rental.of(rental.vehicleId());
        handle(isActivatedFirst ? rental.activated() : other.completed(90));
        handle(isActivatedFirst ? other.completed(90) : rental.activated());
        start(job).statusCode(409).body("type", equalTo("urn:fleet:problem:vehicle-rented"));
    }

    @Test
    void aVehicleThatIsOutDoesNotKeepAnotherFromTheWorkshop() {
        handle(Rental.of(UUID.randomUUID()).activated());
        start(job).statusCode(200);
    }

    /** A late event of the same rental, so of the same partition: when it is handled, so is all that came before. */
    private DomainEvent afterAll() {
        return rental.cancelled();
    }

    private void handle(DomainEvent event) {
        inbox.awaitHandled(events.deliver(Rental.TOPIC, event));
    }
}

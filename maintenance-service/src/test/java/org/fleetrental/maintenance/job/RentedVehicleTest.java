package org.fleetrental.maintenance.job;

import static org.fleetrental.maintenance.MaintenanceApi.scheduled;
import static org.fleetrental.maintenance.MaintenanceApi.start;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import org.fleetrental.maintenance.FleetVehicle;
import org.fleetrental.maintenance.MaintenanceApi;
import org.fleetrental.maintenance.Rental;
import org.fleetrental.messaging.MessagingKit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class RentedVehicleTest {

    @Inject
    MessagingKit events;

    private UUID job;
    private Rental rental;

    @BeforeEach
    void schedule() {
        var vehicle = FleetVehicle.any();
        events.handle(vehicle.registered(0));
        job = scheduled(vehicle.id());
        rental = Rental.of(vehicle.id());
    }

    @Test
    void aJobStartsWhenTheVehicleIsBackAndNotBefore() {
        var activated = events.deliver(rental.activated()).isHandled();
        start(job)
                .statusCode(409)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:fleet:problem:vehicle-rented"))
                .body("rentalIds", contains(rental.id().toString()));
        MaintenanceApi.job(job).body("state", equalTo("SCHEDULED"));

        events.deliver(rental.completed(90)).isHandled();
        activated.again().isHandled();
        start(job).statusCode(200).body("state", equalTo("IN_PROGRESS"));
    }

    @Test
    void aCancelledRentalHasNoVehicleOut() {
        events.handle(rental.activated());
        events.handle(rental.cancelled());
        start(job).statusCode(200);
    }

    @Test
    void aRentalThatNobodyCameForHasNoVehicleOut() {
        events.handle(rental.activated());
        events.deliver(rental.noShow()).again().isHandled();
        start(job).statusCode(200);
    }

    @Test
    void aJobUnderWayLearnsThatItsVehicleIsAway() {
        start(job).statusCode(200);
        MaintenanceApi.job(job).body("vehicleOutWith", nullValue());
        events.handle(rental.activated());
        MaintenanceApi.job(job)
                .body("state", equalTo("IN_PROGRESS"))
                .body("vehicleOutWith", contains(rental.id().toString()));
        events.handle(rental.completed(90));
        MaintenanceApi.job(job).body("vehicleOutWith", nullValue());
    }

    @Test
    void anActivationThatComesAfterTheReturnKeepsNobodyFromWork() {
        events.handle(rental.completed(90));
        events.handle(rental.activated());
        start(job).statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theReturnOfAnotherRentalDoesNotBringTheVehicleBack(boolean isActivatedFirst) {
        var other = Rental.of(rental.vehicleId());
        events.handle(isActivatedFirst ? rental.activated() : other.completed(90));
        events.handle(isActivatedFirst ? other.completed(90) : rental.activated());
        start(job).statusCode(409).body("type", equalTo("urn:fleet:problem:vehicle-rented"));
    }

    @Test
    void aVehicleThatIsOutDoesNotKeepAnotherFromTheWorkshop() {
        events.handle(Rental.of(UUID.randomUUID()).activated());
        start(job).statusCode(200);
    }
}

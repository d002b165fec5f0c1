package org.fleetrental.rentals;

import static org.fleetrental.rentals.RentalsApi.asCustomer;
import static org.fleetrental.rentals.RentalsApi.customer;
import static org.fleetrental.rentals.RentalsApi.day;
import static org.fleetrental.rentals.RentalsApi.idOf;
import static org.fleetrental.rentals.RentalsApi.reservation;
import static org.fleetrental.rentals.RentalsApi.reserve;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Set;
import org.fleetrental.testkit.BackingServicesResource;
import org.fleetrental.testkit.OwnThingsRules;

@QuarkusTest
@QuarkusTestResource(BackingServicesResource.class)
class OwnThingsTest extends OwnThingsRules {

    @Inject
    FleetVehicles vehicles;

    @Override
    protected Owner owner() {
        var customer = customer();
        var vehicle = vehicles.vehicle();
        var rental = idOf(reserve(reservation(customer, vehicle, day(10), day(12))));
        var quote = idOf(asCustomer(customer)
                .body(Map.of("vehicleId", vehicle, "startsAt", day(20).toString(), "endsAt", day(21).toString()))
                .post("/v1/quotes")
                .then());
        return new Owner(
                customer,
                Map.of(
                        "/v1/customers/{id}", customer,
                        "/v1/rentals/{id}", rental,
                        "/v1/quotes/{id}", quote,
                        "?vehicleId", vehicle));
    }

    @Override
    protected Set<String> ofNobody() {
        return Set.of("GET /v1/availability", "POST /v1/quotes");
    }
}

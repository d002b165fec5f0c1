package org.fleetrental.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fleetrental.system.RentalCompany.TOMORROW;
import static org.fleetrental.system.RentalCompany.eventually;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.UUID;
import org.fleetrental.local.LocalSystem;
import org.junit.jupiter.api.Test;

/** Kafka and the schema registry are away: the APIs go on, and what they caused arrives later. */
class BackingServicesAwayTest {

    private static final int RENTALS = 20;

    private final LocalSystem system = SharedSystem.get();
    private final RentalCompany company = new RentalCompany(system);

    @Test
    void postsSucceedAndTheirEffectsArriveAfterwards() {
        var known = company.bookableVehicle();
        var customer = company.customer();
        var rentals = new ArrayList<UUID>();
        UUID unknown;
        system.backing().stopKafka();
        system.backing().stopRegistry();
        try {
            unknown = reserveWhileAway(known, customer, rentals);
            // A cold start without them: nothing is cached, nothing is connected.
            system.kill("rentals");
            system.start("rentals");
            assertThat(company.rental(rentals.getFirst()).at("/state")).isEqualTo("RESERVED");
            assertThat(company.customer()).isNotNull();
        } finally {
            system.backing().startRegistry();
            system.backing().startKafka();
        }

        company.awaitBookable(unknown);
        for (var rental : rentals) {
            eventually()
                    .untilAsserted(
                            () -> assertThat(company.charges(rental).body().path("items"))
                                    .hasSize(1));
        }
    }

    private UUID reserveWhileAway(UUID vehicle, UUID customer, ArrayList<UUID> rentals) {
        for (int i = 0; i < RENTALS; i++) {
            var day = TOMORROW.plus(i, ChronoUnit.DAYS);
            rentals.add(company.reserve(customer, vehicle, day, day.plus(1, ChronoUnit.DAYS))
                    .expect(201)
                    .id("id"));
        }
        return company.vehicle();
    }
}

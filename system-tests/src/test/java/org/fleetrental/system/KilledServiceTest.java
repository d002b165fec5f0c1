package org.fleetrental.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fleetrental.system.RentalCompany.TOMORROW;
import static org.fleetrental.system.RentalCompany.eventually;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.fleetrental.local.LocalSystem;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A service is killed in the middle of the work and started again. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KilledServiceTest {

    private static final int RENTALS = 500;
    private static final int VEHICLES = 50;
    private static final int CLIENTS = 16;

    private final LocalSystem system = SharedSystem.get();
    private final RentalCompany company = new RentalCompany(system);
    private List<UUID> vehicles;
    private UUID customer;
    private int round;

    @BeforeAll
    void registerFleet() {
        vehicles = IntStream.range(0, VEHICLES).mapToObj(_ -> company.vehicle()).toList();
        vehicles.forEach(company::awaitBookable);
        customer = company.customer();
    }

    @ParameterizedTest
    @ValueSource(strings = {"rentals", "accounting", "fleet", "maintenance"})
    void everyRentalHasExactlyOneInitialCharge(String victim) throws Exception {
        var receivables = company.balanceOf("1200");
        var halfway = new CountDownLatch(RENTALS / 2);
        var reserved = new ArrayList<Future<UUID>>();
        try (var clients = Executors.newFixedThreadPool(CLIENTS)) {
            for (int i = 0; i < RENTALS; i++) {
                int number = i;
                reserved.add(clients.submit(() -> {
                    var rental = reserve(number);
                    halfway.countDown();
                    return rental;
                }));
            }
            halfway.await();
            system.kill(victim);
            system.start(victim);
        }
        round++;

        long owed = 0;
        for (var rental : reserved) {
            owed += onlyChargeOf(rental.get());
        }
        assertThat(company.balanceOf("1200") - receivables).isEqualTo(owed);
    }

    private UUID reserve(int number) {
        var day = TOMORROW.plus(round * 20L + number / VEHICLES, ChronoUnit.DAYS);
        return company.reservePersistently(
                customer, vehicles.get(number % VEHICLES), day, day.plus(1, ChronoUnit.DAYS));
    }

    private long onlyChargeOf(UUID rental) {
        eventually()
                .untilAsserted(() ->
                        assertThat(company.charges(rental).body().path("items")).isNotEmpty());
        var charges = company.charges(rental);
        assertThat(charges.body().path("items")).hasSize(1);
        return charges.amountAt("/items/0/total");
    }
}

package org.fleetrental.rentals.vehicle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fleetrental.events.VehicleClass.COMPACT;
import static org.fleetrental.events.VehicleClass.SUV;
import static org.fleetrental.events.VehicleClass.VAN;
import static org.fleetrental.rentals.FleetVehicles.registered;
import static org.fleetrental.rentals.FleetVehicles.stateChanged;
import static org.fleetrental.rentals.RentalsApi.day;
import static org.fleetrental.rentals.RentalsApi.rental;
import static org.fleetrental.rentals.RentalsApi.reserveAgain;
import static org.fleetrental.rentals.RentalsApi.reserved;
import static org.hamcrest.Matchers.equalTo;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.fleetrental.events.fleet.VehicleState;
import org.fleetrental.messaging.Delivery;
import org.fleetrental.messaging.DomainEvent;
import org.fleetrental.messaging.MessagingKit;
import org.fleetrental.testkit.Rebuilds;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class VehiclePictureRebuildTest {

    @Inject
    MessagingKit events;

    @Inject
    AgroalDataSource dataSource;

    private final List<Delivery> deliveries = new ArrayList<>();
    private final UUID booked = UUID.randomUUID();
    private final UUID sold = UUID.randomUUID();
    private final UUID lost = UUID.randomUUID();
    private final UUID idle = UUID.randomUUID();

    /** Other tests hand over events that no topic has ever held. */
    @BeforeEach
    void forgetWhatOtherTestsHaveSeen() throws SQLException {
        execute("delete from aggregate_versions where projection = 'vehicles'");
    }

    @Test
    void aDestroyedPictureIsMadeAgainWhileEventsKeepArriving() throws SQLException {
        deliver(registered(booked, SUV), registered(sold, VAN), registered(lost, COMPACT), registered(idle, SUV));
        deliver(stateChanged(sold, 2, VehicleState.DECOMMISSIONED));
        settle();
        var rental = reserved(booked, day(5), day(7));
        var whole = picture(booked, sold, lost, idle);
        var phantom = destroy();

        var rebuild = Rebuilds.begin("vehicles");
        var fresh = UUID.randomUUID();
        deliver(registered(fresh, VAN), stateChanged(idle, 2, VehicleState.RENTED));
        Rebuilds.awaitEnd(rebuild).body("state", equalTo("DONE"));
        settle();

        assertThat(picture(booked, sold, lost)).isEqualTo(without(whole, idle));
        assertThat(picture(phantom, fresh, idle))
                .isEqualTo(Map.of(phantom, "NOT_KNOWN -", fresh, "IN_FLEET VAN", idle, "IN_FLEET STANDARD"));
        rental(rental).body("vehicleId", equalTo(booked.toString()));
        reserveAgain(booked, day(6), day(8)).statusCode(409);
        reserveAgain(booked, day(7), day(8)).statusCode(201);

        var once = picture(booked, sold, lost, idle, fresh, phantom);
        Rebuilds.awaitEnd(Rebuilds.begin("vehicles")).body("state", equalTo("DONE"));
        assertThat(picture(booked, sold, lost, idle, fresh, phantom)).isEqualTo(once);
    }

    /** @return a vehicle that does not exist */
    private UUID destroy() throws SQLException {
        var phantom = UUID.randomUUID();
        execute("update vehicle set standing = 'DECOMMISSIONED' where id = '%s'".formatted(booked));
        execute("update vehicle set standing = 'IN_FLEET', vehicle_class = 'SUV' where id = '%s'".formatted(sold));
        execute("delete from vehicle where id = '%s'".formatted(lost));
        execute("""
                insert into vehicle (id, standing, vehicle_class, vin, make, model, model_year)
                values ('%s', 'IN_FLEET', 'SUV', 'WFL', 'Skoda', 'Octavia', 2024)
                """.formatted(phantom));
        return phantom;
    }

    private void deliver(DomainEvent... all) {
        for (var event : all) {
            deliveries.add(events.deliver(event));
        }
    }

    private void settle() {
        deliveries.forEach(Delivery::isHandled);
    }

    private Map<UUID, String> picture(UUID... vehicles) throws SQLException {
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement(
                        "select id, standing || ' ' || coalesce(vehicle_class, '-') from vehicle where id = any (?)")) {
            select.setObject(1, vehicles);
            var picture = new TreeMap<UUID, String>();
            try (var row = select.executeQuery()) {
                while (row.next()) {
                    picture.put(row.getObject(1, UUID.class), row.getString(2));
                }
            }
            return picture;
        }
    }

    private static Map<UUID, String> without(Map<UUID, String> picture, UUID vehicle) {
        var rest = new TreeMap<>(picture);
        rest.remove(vehicle);
        return rest;
    }

    private void execute(String statement) throws SQLException {
        try (var connection = dataSource.getConnection();
                var update = connection.createStatement()) {
            update.execute(statement);
        }
    }
}

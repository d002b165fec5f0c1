package org.fleetrental.messaging;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.fleetrental.events.rentals.RentalCompleted;
import org.fleetrental.messaging.inbox.AggregateVersions;

/** A read model of the small service: at which odometer a rental has ended. */
@ApplicationScoped
public class Returns implements Projection {

    /** Without a proxy: tests reach for its fields. */
    @Singleton
    public static class Completed implements EventHandler<RentalCompleted> {

        /** What happens when an event of a rental has been written down. */
        public final Map<UUID, Runnable> then = new ConcurrentHashMap<>();

        @Inject
        AggregateVersions versions;

        @Inject
        Returns returns;

        @Override
        public void on(RentalCompleted event, EventMetadata metadata) {
            if (versions.advance("returns", metadata)) {
                returns.set(metadata.aggregateId(), event.getOdometerKm());
            }
            then.getOrDefault(metadata.aggregateId(), () -> {}).run();
        }
    }

    @Inject
    AgroalDataSource dataSource;

    @Override
    public String name() {
        return "returns";
    }

    @Override
    public Set<String> topics() {
        return Set.of("fleet.rentals");
    }

    @Override
    public Set<Class<? extends EventHandler<?>>> handlers() {
        return Set.of(Completed.class);
    }

    @Override
    public void reset() {
        execute("delete from returns");
    }

    public void set(UUID rentalId, int odometerKm) {
        execute("insert into returns values ('%s', %d) on conflict (rental_id) do update set odometer_km = %d"
                .formatted(rentalId, odometerKm, odometerKm));
    }

    public void execute(String statement) {
        try (var connection = dataSource.getConnection();
                var update = connection.createStatement()) {
            update.execute(statement);
        } catch (SQLException failure) {
            throw new DatabaseException("writing returns", failure);
        }
    }

    public Map<UUID, Integer> all() {
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement("select rental_id, odometer_km from returns");
                var row = select.executeQuery()) {
            var all = new TreeMap<UUID, Integer>();
            while (row.next()) {
                all.put(row.getObject(1, UUID.class), row.getInt(2));
            }
            return all;
        } catch (SQLException failure) {
            throw new DatabaseException("reading returns", failure);
        }
    }
}

package org.fleetrental.messaging;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.fleetrental.events.rentals.RentalActivated;
import org.fleetrental.events.rentals.RentalReserved;
import org.fleetrental.messaging.inbox.Inbox;
import org.fleetrental.testkit.BackingServicesResource;

/** A service as small as can be: two handlers that write a row, one of which can be told to fail. */
@QuarkusTestResource(BackingServicesResource.class)
public class TestService {

    @ApplicationScoped
    static class EventConsumers {

        @Inject
        Inbox inbox;

        @Incoming("rentals")
        @Blocking
        void rentals(ConsumerRecords<byte[], byte[]> batch) {
            inbox.receive("rentals", batch);
        }
    }

    @ApplicationScoped
    static class Reserved implements EventHandler<RentalReserved> {

        @Inject
        Effects effects;

        @Override
        public void on(RentalReserved event, EventMetadata metadata) {
            effects.add(metadata);
        }
    }

    /** Without a proxy: tests reach for its fields. */
    @Singleton
    public static class Activated implements EventHandler<RentalActivated> {

        public final Map<UUID, Throwable> failures = new ConcurrentHashMap<>();
        public final Map<UUID, Integer> tries = new ConcurrentHashMap<>();
        public final Map<UUID, CompletableFuture<Void>> gates = new ConcurrentHashMap<>();

        @Inject
        Effects effects;

        @Override
        public void on(RentalActivated event, EventMetadata metadata) {
            effects.add(metadata);
            tries.merge(metadata.aggregateId(), 1, Integer::sum);
            gates.getOrDefault(metadata.aggregateId(), CompletableFuture.completedFuture(null))
                    .join();
            switch (failures.get(metadata.aggregateId())) {
                case RuntimeException failure -> throw failure;
                case Error error -> throw error;
                case null, default -> {}
            }
        }
    }

    @ApplicationScoped
    public static class Effects {

        @Inject
        AgroalDataSource dataSource;

        void add(EventMetadata event) {
            try (var connection = dataSource.getConnection();
                    var insert = connection.prepareStatement(
                            "insert into effects (aggregate_id, event_id, version) values (?, ?, ?)")) {
                insert.setObject(1, event.aggregateId());
                insert.setObject(2, event.eventId());
                insert.setLong(3, event.aggregateVersion());
                insert.executeUpdate();
            } catch (SQLException failure) {
                throw new DatabaseException("writing an effect", failure);
            }
        }

        /** Versions of the aggregate's events, in the order in which they took effect. */
        public List<Long> of(UUID aggregateId) {
            try (var connection = dataSource.getConnection();
                    var select = connection.prepareStatement(
                            "select version from effects where aggregate_id = ? order by position")) {
                select.setObject(1, aggregateId);
                var versions = new ArrayList<Long>();
                try (var result = select.executeQuery()) {
                    while (result.next()) {
                        versions.add(result.getLong(1));
                    }
                }
                return versions;
            } catch (SQLException failure) {
                throw new DatabaseException("reading effects", failure);
            }
        }
    }
}

package org.fleetrental.system.watched;

import static org.fleetrental.system.RentalCompany.TOMORROW;
import static org.fleetrental.system.RentalCompany.eventually;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Something that is broken in a running system, the alerts that must fire for it, and how it is mended. */
enum Breakage {
    KILLED_SERVICE(List.of("ServiceDown", "ReplicaDown")) {
        @Override
        void during(Drill drill, Consumer<List<String>> fire) {
            drill.system.kill("maintenance");
            fire.accept(alerts);
            drill.system.start("maintenance");
        }
    },
    POISON(List.of("DeadLettersOpen", "DeadLettersRising", "KeysParked")) {
        @Override
        void during(Drill drill, Consumer<List<String>> fire) {
            drill.poison(List.of("a", "b", "c", "d", "e", "f", "g", "a"));
            fire.accept(alerts);
        }
    },
    TOPIC_REFUSES_AN_EVENT(List.of("OutboxEventsParked")) {
        @Override
        void during(Drill drill, Consumer<List<String>> fire) {
            drill.limit("fleet.vehicles", 10);
            drill.company.vehicle();
            fire.accept(alerts);
            drill.limit("fleet.vehicles", 1_048_588);
        }
    },
    /** Accounting cannot note what it has handled, and so has no charge for a rental. */
    LOCKED_INBOX(List.of("ReconciliationDifferences", "ConsumerLagging")) {
        @Override
        void during(Drill drill, Consumer<List<String>> fire) throws SQLException {
            try (var lock = drill.lock("accounting.inbox_processed_messages")) {
                var vehicle = drill.company.bookableVehicle();
                var customer = drill.company.customer();
                drill.company
                        .reserve(customer, vehicle, TOMORROW, TOMORROW.plus(1, ChronoUnit.DAYS))
                        .expect(201);
                eventually().until(() -> drill.get("accounting", RECONCILIATION) == 200);
                fire.accept(alerts);
                lock.rollback();
            }
        }
    },
    STOPPED_KAFKA(List.of("LagUnknown", "OutboxNotDraining", "EventsLateVeryFast")) {
        @Override
        void during(Drill drill, Consumer<List<String>> fire) {
            drill.system.backing().stopKafka();
            Stream.generate(drill.company::vehicle).limit(40).forEach(_ -> {});
            fire.accept(List.of("LagUnknown", "OutboxNotDraining"));
            drill.system.backing().startKafka();
            fire.accept(List.of("EventsLateVeryFast"));
        }
    },
    STOPPED_DATABASE(List.of("BacklogUnknown", "ApiFailing")) {
        @Override
        void during(Drill drill, Consumer<List<String>> fire) {
            drill.system.backing().stopPostgres();
            // Failures that go on: the counter of them appears with the first one, which is no increase yet.
            var failing = eventually().atMost(Duration.ofMinutes(4));
            failing.until(() ->
                    drill.get("fleet", "/v1/vehicles") >= 500 && drill.firing().containsAll(alerts));
            fire.accept(alerts);
            drill.system.backing().startPostgres();
        }
    },
    /** Nothing that lasts: a service is killed and started, three times. */
    RESTARTS(List.of("ServiceRestarting")) {
        @Override
        void during(Drill drill, Consumer<List<String>> fire) {
            for (int time = 0; time < 3; time++) {
                drill.system.kill("maintenance");
                drill.system.start("maintenance");
                // So that each start is seen: Prometheus looks every five seconds.
                var started = Instant.now();
                eventually().until(() -> started.isBefore(Instant.now().minusSeconds(11)));
            }
            fire.accept(alerts);
        }
    };

    private static final String RECONCILIATION = "/v1/reconciliation?from=2020-01-01&to=2099-12-31";

    final List<String> alerts;

    Breakage(List<String> alerts) {
        this.alerts = List.copyOf(alerts);
    }

    /** @param fire returns when all of these alerts fire */
    abstract void during(Drill drill, Consumer<List<String>> fire) throws Exception;
}

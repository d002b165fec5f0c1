package org.fleetrental.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;

/** Waits until everything that has happened has had its consequences everywhere. */
final class Settling {

    private static final List<String> SERVICES = List.of("fleet", "rentals", "maintenance", "accounting");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** A consequence may have consequences: from a service that was looked at to one that was. */
    private static final int QUIET_ROUNDS = 2;

    private final Api api;

    Settling(Api api) {
        this.api = api;
    }

    /** @throws IOException if it takes more than a minute */
    void await() throws IOException {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        for (int quiet = 0; quiet < QUIET_ROUNDS; quiet = isQuiet() ? quiet + 1 : 0) {
            if (System.nanoTime() > deadline) {
                throw new IOException("Events are still on their way after " + PATIENCE);
            }
        }
    }

    /** All at once: each takes its time, because it asks Kafka. */
    private boolean isQuiet() throws IOException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = SERVICES.stream()
                    .map(service -> threads.submit(() -> isQuiet(api.get(service, "/v1/messaging"))))
                    .toList();
            var quiet = true;
            for (var answer : answers) {
                quiet &= answer.get();
            }
            return quiet;
        } catch (ExecutionException failure) {
            throw new IOException("A service does not say how its messaging stands", failure.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", interrupted);
        }
    }

    private static boolean isQuiet(JsonNode messaging) {
        if (messaging.path("outbox").path("pending").asLong(1) != 0
                || !messaging.path("consumers").isArray()) {
            return false;
        }
        for (var partition : messaging.path("consumers")) {
            if (partition.path("lagRecords").asLong(1) != 0) {
                return false;
            }
        }
        return true;
    }
}

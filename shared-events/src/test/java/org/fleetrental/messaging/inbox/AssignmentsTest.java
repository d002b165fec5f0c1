package org.fleetrental.messaging.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.fleetrental.messaging.DatabaseException;
import org.fleetrental.messaging.Delivery;
import org.fleetrental.messaging.HeaderCodec;
import org.fleetrental.messaging.Ids;
import org.fleetrental.messaging.MessagingKit;
import org.fleetrental.messaging.Samples;
import org.fleetrental.messaging.TestService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Another replica joins the group of the running test service, while that has work in hand. */
@QuarkusTest
class AssignmentsTest {

    private static final String TOPIC = "fleet.rentals";

    @Inject
    MessagingKit events;

    @Inject
    TestService.Activated activated;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String kafka;

    private final List<UUID> rentals = Stream.generate(Ids::next).limit(12).toList();
    private final Set<UUID> seenByTheOther = new HashSet<>();

    @AfterEach
    void recover() {
        rentals.forEach(activated.failures::remove);
        rentals.forEach(activated.gates::remove);
    }

    @Test
    void whatIsInHandIsFinishedAndCommittedBeforeAnotherReplicaGetsThePartition() {
        // Half of the partitions move; one of so many rentals will be in that half.
        assertThat(rentals.stream().anyMatch(this::movesWhileInHand)).isTrue();
    }

    /** @return whether the other replica got the partition of the rental */
    private boolean movesWhileInHand(UUID rental) {
        var gate = new CompletableFuture<Void>();
        activated.gates.put(rental, gate);
        var delivery = events.deliver(Samples.activated(rental, 1));
        await().until(() -> activated.tries.containsKey(rental));
        try (var other = join()) {
            for (int polls = 0; polls < 10; polls++) {
                pollAll(other);
            }
            assertThat(other.assignment()).as("while the batch is in hand").isEmpty();

            gate.complete(null);
            awaitAssigned(other);

            assertThat(delivery.isStillOpen()).isFalse();
            assertThat(seenByTheOther).doesNotContain(rental);
            delivery.isHandled();
            return other.assignment().contains(delivery.partition());
        }
    }

    @Test
    void whatCannotBeDoneNowIsGivenBack() {
        for (var rental : rentals) {
            activated.failures.put(rental, new DatabaseException("testing", new SQLException("away", "08006")));
        }
        var deliveries = rentals.stream()
                .map(rental -> events.deliver(Samples.activated(rental, 1)))
                .toList();
        await().until(() -> activated.tries.values().stream().anyMatch(tries -> tries > 3));

        try (var other = join()) {
            awaitAssigned(other);
            await().until(() -> {
                pollAll(other);
                return !seenByTheOther.isEmpty();
            });
            var moved = Set.copyOf(seenByTheOther);
            var before = triesOf(moved);
            var stays =
                    rentals.stream().filter(rental -> !moved.contains(rental)).toList();
            int more = triesOf(stays) + 3;
            await().until(() -> {
                pollAll(other);
                return triesOf(stays) > more;
            });

            assertThat(triesOf(moved))
                    .as("tries of what another replica has now")
                    .isEqualTo(before);
        }
        activated.failures.clear();
        deliveries.forEach(Delivery::isHandled);
    }

    private int triesOf(Iterable<UUID> some) {
        int sum = 0;
        for (var rental : some) {
            sum += activated.tries.getOrDefault(rental, 0);
        }
        return sum;
    }

    private KafkaConsumer<byte[], byte[]> join() {
        var consumer = new KafkaConsumer<>(
                Map.<String, Object>of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka,
                        ConsumerConfig.GROUP_ID_CONFIG, "messaging-tests.rentals",
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false",
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        consumer.subscribe(List.of(TOPIC));
        return consumer;
    }

    private void awaitAssigned(KafkaConsumer<byte[], byte[]> other) {
        await().atMost(Duration.ofSeconds(30)).until(() -> {
            pollAll(other);
            return !other.assignment().isEmpty();
        });
    }

    private void pollAll(KafkaConsumer<byte[], byte[]> other) {
        for (var record : other.poll(Duration.ofMillis(200))) {
            HeaderCodec.text(record.headers(), "ce_subject")
                    .map(UUID::fromString)
                    .ifPresent(seenByTheOther::add);
        }
    }
}

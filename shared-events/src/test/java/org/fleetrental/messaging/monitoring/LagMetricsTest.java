package org.fleetrental.messaging.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.fleetrental.messaging.ConsumedTopics;
import org.fleetrental.messaging.DatabaseException;
import org.fleetrental.messaging.DomainEvent;
import org.fleetrental.messaging.HeaderCodec;
import org.fleetrental.messaging.Ids;
import org.fleetrental.messaging.Samples;
import org.fleetrental.messaging.TestEvents;
import org.fleetrental.messaging.TestService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class LagMetricsTest {

    private static final String TOPIC = "fleet.rentals";
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String kafka;

    @Inject
    MeterRegistry meters;

    @Inject
    LagMetrics metrics;

    @Inject
    ConsumerPositions positions;

    @Inject
    KafkaClientService clients;

    @Inject
    ConsumedTopics topics;

    @Inject
    TestService.Activated activated;

    private final UUID rental = Ids.next();

    @AfterEach
    void failNoMore() {
        activated.failures.clear();
    }

    @Test
    void aStuckRecordAndThoseBehindItAreLagAndTheFirstOneSaysForHowLong() throws Exception {
        activated.failures.put(rental, new DatabaseException("testing", new SQLException("away", "08006")));
        var stuck = sendAnHourAgo(Samples.activated(rental, 1));
        var behind = sendAnHourAgo(Samples.activated(rental, 2));
        await().atMost(PATIENCE).until(() -> activated.tries.getOrDefault(rental, 0) > 1);

        metrics.measure();

        assertThat(lag("inbox.lag.records", stuck)).isEqualTo(2);
        assertThat(lag("inbox.lag.seconds", stuck))
                .isGreaterThanOrEqualTo(HOUR.toSeconds())
                .isLessThan(2 * HOUR.toSeconds());
        assertThat(positions.read())
                .filteredOn(position -> position.partition() == stuck.partition())
                .singleElement()
                .satisfies(position -> {
                    assertThat(position.committed()).isEqualTo(stuck.offset());
                    assertThat(position.end()).isEqualTo(behind.offset() + 1);
                    assertThat(position.here()).isTrue();
                    assertThat(position.member()).isNotNull();
                });

        activated.failures.clear();
        await().atMost(PATIENCE).untilAsserted(() -> {
            metrics.measure();
            assertThat(lag("inbox.lag.records", stuck)).isZero();
            assertThat(lag("inbox.lag.seconds", stuck)).isZero();
        });
    }

    @Test
    void everyPartitionOfThisReplicaIsTold() {
        await().atMost(PATIENCE).untilAsserted(() -> {
            metrics.measure();
            assertThat(partitionsTold()).hasSameSizeAs(positions.read()).isNotEmpty();
        });
    }

    @Test
    void withoutKafkaTheLagIsUnknownAndAfterwardsItIsToldAgain() {
        var registry = new SimpleMeterRegistry();
        var address = new HashMap<String, Object>(Map.of("bootstrap.servers", kafka));
        var changing = new ConsumerPositions(address, clients, topics, Clock.systemUTC());
        var lag = new LagMetrics(changing, registry, Clock.systemUTC());
        await().atMost(PATIENCE).untilAsserted(() -> {
            lag.measure();
            assertThat(values(registry)).isNotEmpty().doesNotContain(Double.NaN);
        });

        changing.close();
        address.put("bootstrap.servers", "127.0.0.1:1");
        lag.measure();
        assertThat(values(registry)).isNotEmpty().containsOnly(Double.NaN);

        address.put("bootstrap.servers", kafka);
        lag.measure();
        assertThat(values(registry)).isNotEmpty().doesNotContain(Double.NaN);
        changing.close();
    }

    private double lag(String name, RecordMetadata record) {
        return meters.get(name)
                .tag("topic", record.topic())
                .tag("partition", Integer.toString(record.partition()))
                .gauge()
                .value();
    }

    private List<Gauge> partitionsTold() {
        return List.copyOf(meters.get("inbox.lag.records").gauges());
    }

    private static List<Double> values(MeterRegistry registry) {
        return registry.find("inbox.lag.records").gauges().stream()
                .map(Gauge::value)
                .toList();
    }

    private RecordMetadata sendAnHourAgo(DomainEvent event) throws ExecutionException, InterruptedException {
        try (var events = new TestEvents();
                var producer = new KafkaProducer<>(
                        Map.of("bootstrap.servers", kafka), new ByteArraySerializer(), new ByteArraySerializer())) {
            return producer.send(new ProducerRecord<>(
                            TOPIC,
                            null,
                            Instant.now().minus(HOUR).toEpochMilli(),
                            HeaderCodec.bytes(event.aggregateId().toString()),
                            events.framed(event),
                            TestEvents.headersOf(event)))
                    .get();
        }
    }
}

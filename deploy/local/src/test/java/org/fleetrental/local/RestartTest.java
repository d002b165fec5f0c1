package org.fleetrental.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.fleetrental.schemas.EventCatalog;
import org.fleetrental.schemas.registration.SchemaRegistration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What fault tests rely on: a part that was stopped comes back where it was, with what it had. */
class RestartTest {

    /** Not the shared set: what others of this JVM use stays up. */
    private static final BackingServices BACKING = BackingServices.startNewDurable();

    private final BackingServices backing = BACKING;

    @AfterAll
    static void end() {
        BACKING.close();
    }

    @Test
    void theDatabaseComesBackWithItsRows() throws SQLException {
        try (var connection = DriverManager.getConnection(backing.jdbcUrl(), "fleet_owner", "fleet_owner");
                var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE kept AS SELECT 42 AS answer");
        }
        backing.stopPostgres();
        assertThatThrownBy(() -> DriverManager.getConnection(backing.jdbcUrl(), "fleet", "fleet"))
                .isInstanceOf(SQLException.class);
        backing.startPostgres();
        try (var connection = DriverManager.getConnection(backing.jdbcUrl(), "fleet", "fleet");
                var rows = connection.createStatement().executeQuery("SELECT answer FROM kept")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getInt(1)).isEqualTo(42);
        }
    }

    @Test
    void theBrokerComesBackWithItsRecords() throws Exception {
        var servers = Map.<String, Object>of("bootstrap.servers", backing.kafkaBootstrapServers());
        var topic = new TopicPartition("fleet.dlq.fleet", 0);
        try (var producer = new KafkaProducer<>(servers, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(topic.topic(), "key", "kept")).get(30, TimeUnit.SECONDS);
        }
        backing.stopKafka();
        backing.startKafka();
        try (var consumer = new KafkaConsumer<>(servers, new StringDeserializer(), new StringDeserializer())) {
            consumer.assign(List.of(topic));
            consumer.seekToBeginning(List.of(topic));
            assertThat(consumer.poll(Duration.ofSeconds(30)))
                    .singleElement()
                    .satisfies(kept -> assertThat(kept.value()).isEqualTo("kept"));
        }
    }

    @Test
    void theRegistryComesBackWithItsSchemas() {
        backing.stopRegistry();
        backing.startRegistry();
        var registration = new SchemaRegistration(
                URI.create(backing.registryUrl()), backing.tokens().schemaDeploymentToken());
        assertThat(registration.register(EventCatalog.packed().types())).isEmpty();
    }
}

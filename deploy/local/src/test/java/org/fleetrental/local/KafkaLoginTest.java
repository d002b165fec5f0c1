package org.fleetrental.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.assertj.core.util.Throwables;
import org.fleetrental.local.alignment.GroupPlaces;
import org.fleetrental.local.alignment.TopicTail;
import org.fleetrental.schemas.catalog.Topic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Who comes in at a broker with passwords, and that a service does its work there with the rights that it has. */
class KafkaLoginTest {

    private static final SecuredBroker BROKER = SecuredBroker.shared();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    static Stream<Map<String, String>> wrongLogins() {
        var right = BROKER.login("rentals-service");
        return Stream.of(
                SaslLogin.SCRAM.settings("rentals-service", "rentals-service"),
                SaslLogin.SCRAM.settings("rentals-service", ""),
                SaslLogin.SCRAM.settings("nobody", "nobody"),
                // Super users have no password of this kind, and a service none of the other.
                SaslLogin.SCRAM.settings(KafkaSecurity.PROVISIONING, KafkaSecurity.PROVISIONING),
                SaslLogin.PLAIN.settings(KafkaSecurity.PROVISIONING, KafkaSecurity.PROVISIONING),
                SaslLogin.PLAIN.settings("rentals-service", passwordOf(right)),
                SaslLogin.SCRAM.settings("fleet-service", passwordOf(right)));
    }

    @ParameterizedTest
    @MethodSource("wrongLogins")
    void whoShowsTheWrongPasswordStaysOutside(Map<String, String> login) {
        assertThatThrownBy(() -> nodes(BROKER.client(login)))
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(SaslAuthenticationException.class);
    }

    /** Not when it is refused, and not by the broker, which is told those of its super users by its configuration. */
    @Test
    void noPasswordIsTold() throws IOException {
        var wrong = SaslLogin.SCRAM.settings("rentals-service", "canary-5d1e07");
        assertThatThrownBy(() -> nodes(BROKER.client(wrong)))
                .satisfies(
                        failure -> assertThat(Throwables.getStackTrace(failure)).doesNotContain("canary-5d1e07"));

        var passwords = new Properties();
        try (var reader = Files.newBufferedReader(BROKER.home().resolve("data/kafka-passwords.properties"))) {
            passwords.load(reader);
        }
        assertThat(passwords.stringPropertyNames()).contains("broker", KafkaSecurity.PROVISIONING, "rentals-service");
        assertThat(Files.readString(BROKER.home().resolve("logs/kafka.log")))
                .contains("QuorumController")
                .doesNotContain("canary-5d1e07")
                .doesNotContain(passwords.values().toArray(String[]::new));
    }

    @Test
    void whoShowsNoneStaysOutside() {
        assertThatThrownBy(() -> nodes(BROKER.client(Map.of("default.api.timeout.ms", "2000"))))
                .hasCauseInstanceOf(TimeoutException.class);
    }

    /** Behind it, everything could be done. */
    @Test
    void theControllersDoorIsForTheBrokerAlone() {
        for (var login : List.of(
                SaslLogin.PLAIN.settings("broker", "broker"),
                SaslLogin.PLAIN.settings("rentals-service", passwordOf(BROKER.login("rentals-service"))))) {
            assertThatThrownBy(() -> nodes(atController(login))).hasCauseInstanceOf(SaslAuthenticationException.class);
        }
        assertThatThrownBy(() -> nodes(atController(Map.of()))).hasCauseInstanceOf(TimeoutException.class);
    }

    /** As its outbox and its consumers do: with an idempotent producer, and as a member of its groups. */
    @ParameterizedTest
    @EnumSource(SystemService.class)
    void aServiceSendsReadsAndCommits(SystemService service) throws Exception {
        var clients = new ServiceClients(BROKER.client(service.module()));
        var facts = SecuredBroker.facts();
        try (var producer = clients.producer()) {
            for (var topic :
                    List.of(Objects.requireNonNull(facts.owned().get(service.id())), Topic.deadLetters(service.id()))) {
                assertThat(producer.partitionsFor(topic)).isNotEmpty();
                assertThat(producer.send(new ProducerRecord<>(topic, new byte[] {1}))
                                .get()
                                .hasOffset())
                        .isTrue();
            }
        }
        try (var provisioning = new KafkaProbe(BROKER.provisioning())) {
            facts.groups(service).forEach((topic, group) -> {
                provisioning.may(AclOperation.WRITE, topic);
                try (var consumer = clients.consumer(group)) {
                    takeOne(consumer, topic);
                }
            });
        }
    }

    /** What {@code ./fleet align --kafka} asks of a user: it reads topics, and sets back groups that nobody is in. */
    @Test
    void whoMayReadATopicAndAGroupMayAlignThem() throws Exception {
        var topic = "fleet.rentals";
        var group = "accounting-service.rentals";
        var first = new TopicPartition(topic, 0);
        var client = BROKER.client("accounting-service");
        var records = new ArrayList<ConsumerRecord<byte[], byte[]>>();
        try (var provisioning = new KafkaProbe(BROKER.provisioning());
                var admin = Admin.create(client);
                var places = new GroupPlaces(client)) {
            provisioning.may(AclOperation.WRITE, topic);
            admin.alterConsumerGroupOffsets(group, Map.of(first, new OffsetAndMetadata(1)))
                    .all()
                    .get();

            new TopicTail(client, topic, Instant.EPOCH).read(records::addAll);
            places.requireNobodyReads(List.of(group));
            places.setBack(group, topic, Instant.EPOCH);

            assertThat(records).isNotEmpty();
            assertThat(admin.listConsumerGroupOffsets(group)
                            .partitionsToOffsetAndMetadata()
                            .get())
                    .containsEntry(first, new OffsetAndMetadata(0));
        }
        try (var reader = new GroupPlaces(BROKER.client(KafkaRights.READER))) {
            assertThatThrownBy(() -> reader.requireNobodyReads(List.of(group)))
                    .hasMessageContaining(group)
                    .hasMessageContaining("GroupAuthorizationException");
        }
    }

    private static void takeOne(KafkaConsumer<byte[], byte[]> consumer, String topic) {
        consumer.subscribe(List.of(topic));
        assertThat(Waiting.until(() -> !consumer.poll(Duration.ofMillis(200)).isEmpty(), PATIENCE))
                .as(topic)
                .isTrue();
        consumer.commitSync(PATIENCE);
        assertThat(consumer.committed(consumer.assignment()))
                .as(topic)
                .anySatisfy((_, place) -> assertThat(place.offset()).isPositive());
    }

    private static void nodes(Map<String, Object> client) throws Exception {
        try (var admin = Admin.create(client)) {
            admin.describeCluster().nodes().get();
        }
    }

    private static Map<String, Object> atController(Map<String, String> login) {
        var settings = new HashMap<String, Object>(login);
        settings.put("bootstrap.controllers", BROKER.controller());
        settings.put("default.api.timeout.ms", 2_000);
        settings.put("request.timeout.ms", 2_000);
        return settings;
    }

    private static String passwordOf(Map<String, String> login) {
        return Objects.requireNonNull(login.get("sasl.jaas.config")).replaceAll("(?s).*password=\"([^\"]*)\".*", "$1");
    }
}

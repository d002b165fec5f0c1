package org.fleetrental.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
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

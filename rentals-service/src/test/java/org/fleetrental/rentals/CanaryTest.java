package org.fleetrental.rentals;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.fleetrental.rentals.RentalsApi.day;
import static org.fleetrental.rentals.RentalsApi.idOf;
import static org.fleetrental.rentals.RentalsApi.reservation;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.http.TestHTTPResourceManager;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.ConfigProvider;
import org.fleetrental.events.rentals.RentalCancelled;
import org.fleetrental.messaging.MessagingKit;
import org.fleetrental.testkit.Tokens;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Canary values are sent wherever personal data and secrets come in, in requests that are right and in requests that
 * are wrong; then everything is searched that leaves the service, or that stays when the customer is erased.
 */
@QuarkusTest
class CanaryTest {

    private static final Duration POLL = Duration.ofMillis(200);
    private static final int POLLS_MAX = 150;

    @Inject
    MessagingKit events;

    @Inject
    FleetVehicles fleet;

    @Inject
    AgroalDataSource dataSource;

    @Inject
    Overheard overheard;

    private final Canaries canaries = new Canaries();
    private final List<String> bearers = new ArrayList<>();
    private final List<String> leaks = new ArrayList<>();

    @BeforeEach
    void listen() {
        overheard.listen();
    }

    @AfterEach
    void stop() {
        overheard.stop();
    }

    @Test
    void personalDataAndSecretsStayWhereTheyBelongAndGoWhenTheCustomerIsErased() throws SQLException {
        var ada = idOf(agent().body(canaries.customer(1)).post("/v1/customers").then());
        var other =
                idOf(agent().body(canaries.customer(2)).post("/v1/customers").then());
        edit(ada);
        sendNonsense();
        takeAnAddressAtTheSameTime(ada, other);
        var rental = rent(ada);
        events.onTopic(RentalCancelled.class, rental).once();

        assertThat(overheard.lines()).anyMatch(line -> line.contains(rental.toString()));
        assertThat(overheard.spans()).anyMatch(span -> span.contains("/v1/customers"));
        look("a trace", overheard.spans());
        look("an event in Kafka", recordsOf("fleet.rentals"));
        look("a dead letter in Kafka", recordsOf("fleet.dlq.rentals"));
        look("a page of the management port", pages());
        assertThat(tablesWith(canaries.person)).containsExactly("customer", "rental");
        assertThat(tablesWith(canaries.secret)).containsExactly("idempotency_keys");

        List.of(ada, other)
                .forEach(id ->
                        agent().post("/v1/customers/" + id + "/erase").then().statusCode(200));

        assertThat(tablesWith(canaries.person)).isEmpty();
        look("the log", overheard.lines());
        assertThat(leaks).isEmpty();
    }

    private void edit(UUID id) {
        patch(id, Map.of("fullName", "Ada Edited " + canaries.person)).then().statusCode(200);
        patch(id, Map.of("fullName", canaries.person + "x".repeat(300))).then().statusCode(422);
        patch(id, Map.of("nickname", canaries.person)).then().statusCode(400);
        patch(id, Map.of("email", List.of(canaries.person))).then().statusCode(400);
        agent().body(Map.of("reason", "Speaks of " + canaries.person))
                .post("/v1/customers/" + id + "/block")
                .then()
                .statusCode(200);
        agent().post("/v1/customers/" + id + "/unblock").then().statusCode(200);
    }

    /** What is wrong is told without a word of what was sent. */
    private void sendNonsense() {
        var answers = new ArrayList<String>();
        for (var body : canaries.malformed()) {
            var answer = agent().body(body.getBytes(StandardCharsets.UTF_8)).post("/v1/customers");
            assertThat(answer.statusCode()).as(body).isIn(400, 422);
            answers.add(answer.asString());
        }
        answers.add(refused(agent().body(canaries.customer(1)).post("/v1/customers"), 409));
        answers.add(refused(sampled("Bearer " + canaries.secret).get("/v1/rentals"), 401));
        answers.add(refused(sampled("Basic " + canaries.secret).get("/v1/rentals"), 401));
        answers.add(refused(
                sampled(bearer(Map.of("iss", canaries.secret, "name", canaries.person)))
                        .get("/v1/rentals"),
                401));
        look("a refusal", answers);
    }

    /** The database refuses one of two, in its own words: "Key (lower(email))=(...) already exists". */
    private void takeAnAddressAtTheSameTime(UUID ada, UUID other) throws SQLException {
        try (var connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try (var update = connection.prepareStatement("update customer set email = ? where id = ?")) {
                update.setString(1, canaries.email(3));
                update.setObject(2, other);
                update.executeUpdate();
            }
            var late = CompletableFuture.supplyAsync(() -> patch(ada, Map.of("email", canaries.email(3))));
            RentalsDatabase.awaitWhoWaits(dataSource);
            connection.commit();
            look("a refusal", List.of(refused(late.join(), 409)));
        }
    }

    private UUID rent(UUID customer) {
        var vehicle = fleet.vehicle();
        var rental = idOf(agent().header("Idempotency-Key", canaries.secret)
                .body(reservation(customer, vehicle, day(1), day(2)))
                .post("/v1/rentals")
                .then());
        agent().header("Idempotency-Key", canaries.secret + "x".repeat(300))
                .body(reservation(customer, vehicle, day(1), day(2)))
                .post("/v1/rentals")
                .then()
                .statusCode(400);
        agent().body(Map.of("reason", "Asked for by " + canaries.person))
                .post("/v1/rentals/" + rental + "/cancel")
                .then()
                .statusCode(200);
        return rental;
    }

    private Response patch(UUID id, Map<String, ?> patch) {
        return agent().contentType("application/merge-patch+json")
                .header("If-Match", "*")
                .body(patch)
                .patch("/v1/customers/" + id);
    }

    /** An agent whose provider puts more into a token than we ask for. */
    private RequestSpecification agent() {
        return sampled(bearer(Map.of("groups", List.of("agent"), "name", canaries.person)))
                .contentType("application/json");
    }

    private String bearer(Map<String, ?> claims) {
        var bearer = Tokens.bearerWith(claims);
        bearers.add(bearer);
        return bearer;
    }

    /** A request whose trace is recorded. */
    private static RequestSpecification sampled(String authorization) {
        var random = new byte[16];
        ThreadLocalRandom.current().nextBytes(random);
        var trace = HexFormat.of().formatHex(random);
        return given().header("Authorization", authorization)
                .header("traceparent", "00-" + trace + "-" + trace.substring(16) + "-01");
    }

    private static String refused(Response answer, int status) {
        return answer.then().statusCode(status).extract().asString();
    }

    private void look(String place, Iterable<String> texts) {
        var secrets = Stream.concat(
                        Stream.of(canaries.person, canaries.secret),
                        bearers.stream().map(bearer -> bearer.substring(bearer.lastIndexOf('.') + 1)))
                .toList();
        for (var text : texts) {
            secrets.stream()
                    .filter(text::contains)
                    .findFirst()
                    .ifPresent(secret -> leaks.add(place + ": " + around(text, text.indexOf(secret))));
        }
    }

    private static String around(String text, int index) {
        return text.substring(Math.max(0, index - 120), Math.min(text.length(), index + 60));
    }

    private static List<String> pages() {
        return List.of("/metrics", "/health", "/openapi").stream()
                .map(path -> given().get(TestHTTPResourceManager.getManagementUri() + path)
                        .asString())
                .toList();
    }

    /** Keys, headers and values, whatever form they are in. */
    private static List<String> recordsOf(String topic) {
        var config = Map.<String, Object>of(
                "bootstrap.servers",
                ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class),
                "auto.offset.reset",
                "earliest");
        var texts = new ArrayList<String>();
        try (var consumer = new KafkaConsumer<>(config, new StringDeserializer(), new StringDeserializer())) {
            var partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            for (int polls = 0;
                    polls < POLLS_MAX && partitions.stream().anyMatch(part -> consumer.position(part) < ends.get(part));
                    polls++) {
                consumer.poll(POLL).forEach(record -> {
                    texts.add(record.key() + record.value());
                    record.headers().forEach(header -> texts.add(new String(header.value(), StandardCharsets.UTF_8)));
                });
            }
        }
        return texts;
    }

    /** Of all tables that the service has: those with a row that has the value in it, as text or as bytes. */
    private TreeSet<String> tablesWith(String value) throws SQLException {
        return RentalsDatabase.tablesWith(dataSource, Canaries.asStored(value));
    }
}

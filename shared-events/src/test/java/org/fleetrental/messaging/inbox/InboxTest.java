package org.fleetrental.messaging.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.fleetrental.messaging.DatabaseException;
import org.fleetrental.messaging.HeaderCodec;
import org.fleetrental.messaging.Ids;
import org.fleetrental.messaging.RejectedEventException;
import org.fleetrental.messaging.Samples;
import org.fleetrental.messaging.TestEvents;
import org.fleetrental.messaging.TestService;
import org.fleetrental.messaging.schema.AvroCodec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@QuarkusTest
class InboxTest {

    private static final String TOPIC = "fleet.rentals";

    /** Behind the frame stands the length of the rental's id. */
    private static final int FIRST_LENGTH = 5;

    /** As Avro writes a length. */
    private static final byte[] TWO_BILLION = {(byte) 0x80, (byte) 0xd0, (byte) 0xac, (byte) 0xf3, 0x0e};

    @Inject
    TestService.Effects effects;

    @Inject
    TestService.Activated activated;

    @Inject
    AgroalDataSource dataSource;

    TestEvents rentals;

    @BeforeEach
    void connect() {
        rentals = new TestEvents();
    }

    @AfterEach
    void disconnect() {
        rentals.close();
    }

    @Test
    void anEventDeliveredThreeTimesHasOneEffect() {
        var rental = Ids.next();

        rentals.deliver(TOPIC, Samples.reserved(rental, 1)).again().again();
        rentals.deliver(TOPIC, Samples.reserved(rental, 2));

        awaitEffects(rental, 1L, 2L);
    }

    @Test
    void anEventThatNoHandlerTakesIsSkipped() {
        var rental = Ids.next();
        var headers = TestEvents.headersOf(Samples.reserved(rental, 1)).stream()
                .filter(header -> !header.key().equals("ce_type"))
                .collect(java.util.stream.Collectors.toCollection(ArrayList::new));
        headers.add(new RecordHeader("ce_type", HeaderCodec.bytes("org.fleetrental.events.rentals.FromTheFuture")));
        var sent = rentals.deliverRaw(TOPIC, key(rental), new byte[] {1, 2, 3}, headers);

        rentals.deliver(TOPIC, Samples.reserved(rental, 2));

        awaitEffects(rental, 2L);
        assertThat(deadLetters(rental)).isEmpty();
        assertThat(sent.offset()).isNotNegative();
    }

    static Stream<Poison> poisons() {
        var rental = Ids.next();
        var headers = TestEvents.headersOf(Samples.reserved(rental, 1));
        var body = AvroCodec.encode(Samples.reserved(rental, 1).body());
        var noId = headers.stream().filter(h -> !h.key().equals("ce_id")).toList();
        var badVersion = new ArrayList<>(headers);
        badVersion.add(new RecordHeader("ce_aggregateversion", new byte[] {(byte) 0xff, 0}));
        return Stream.of(
                new Poison("no value", headers, null, "no value"),
                new Poison("empty", headers, new byte[0], "0 bytes"),
                new Poison("bad magic", headers, new byte[] {9, 0, 0, 0, 1, 5, 5}, "starts with byte 9"),
                new Poison("unknown schema id", headers, AvroCodec.frame(1_999_999, body), "no schema"),
                new Poison("missing id", noId, body, "ce_id"),
                new Poison("malformed version", badVersion, body, "ce_aggregateversion"));
    }

    record Poison(String name, List<Header> headers, byte[] value, String reason) {
        @Override
        public String toString() {
            return name;
        }
    }

    @ParameterizedTest
    @MethodSource("poisons")
    void whatCannotBeDecodedIsKeptAsItWasAndStopsNobodyElse(Poison poison) {
        var rental = Ids.next();
        var other = Ids.next();

        var sent = rentals.deliverRaw(TOPIC, key(rental), poison.value(), poison.headers());
        rentals.deliver(TOPIC, Samples.reserved(rental, 2));
        rentals.deliver(TOPIC, Samples.reserved(other, 1));

        awaitEffects(other, 1L);
        await().untilAsserted(() ->
                assertThat(deadLetters(rental)).extracting(DeadLetter::status).containsExactly("OPEN", "PARKED"));
        var letter = deadLetters(rental).getFirst();
        assertThat(letter.value()).isEqualTo(poison.value());
        assertThat(letter.error()).contains(poison.reason());
        assertThat(letter.headers()).containsExactlyElementsOf(poison.headers());
        assertThat(effects.of(rental)).isEmpty();
        assertThatItIsOnTheDeadLetterTopic(sent, poison);
    }

    @Test
    void theWrongTypeAndTruncatedDataAreDeadLetters() {
        var rental = Ids.next();
        var framed = rentals.framed(Samples.reserved(rental, 1));
        rentals.deliverRaw(
                TOPIC,
                key(rental),
                Arrays.copyOf(framed, framed.length - 3),
                TestEvents.headersOf(Samples.reserved(rental, 1)));
        var other = Ids.next();
        rentals.deliverRaw(TOPIC, key(other), framed, TestEvents.headersOf(Samples.activated(other, 1)));

        await().untilAsserted(() -> assertThat(deadLetters(rental))
                .singleElement()
                .satisfies(letter -> assertThat(letter.error()).contains("Not a readable RentalReserved")));
        await().untilAsserted(() -> assertThat(deadLetters(other))
                .singleElement()
                .satisfies(letter -> assertThat(letter.error()).contains("ce_type")));
    }

    @Test
    void aHandlersRefusalIsADeadLetterAtOnce() {
        var rental = Ids.next();
        activated.failures.put(rental, new RejectedEventException("not in this house"));

        rentals.deliver(TOPIC, Samples.activated(rental, 1));

        await().untilAsserted(() -> assertThat(deadLetters(rental)).hasSize(1));
        // Once in the batch, once alone.
        assertThat(activated.tries.get(rental)).isEqualTo(2);
        assertThat(effects.of(rental)).isEmpty();
    }

    @Test
    void aHandlersFailureIsTriedAFewTimesAndThenADeadLetter() {
        var rental = Ids.next();
        activated.failures.put(rental, new IllegalStateException("a bug"));

        rentals.deliver(TOPIC, Samples.activated(rental, 1));

        await().untilAsserted(() -> assertThat(deadLetters(rental)).hasSize(1));
        assertThat(activated.tries.get(rental)).isEqualTo(5);
        assertThat(deadLetters(rental).getFirst().attempts()).isEqualTo(4);
    }

    @Test
    void aLetterThatIsTooLargeToBeAnnouncedIsAnnouncedWithoutItsValue() {
        var rental = Ids.next();
        var value = new byte[1_048_000];
        value[0] = 9;

        // Without a key, so that no other letter waits behind it whatever becomes of it.
        var sent = rentals.deliverRaw(TOPIC, null, value, TestEvents.headersOf(Samples.reserved(rental, 1)));

        await().untilAsserted(() -> assertThat(rentals.recordsOf("fleet.dlq.fleet"))
                .filteredOn(record ->
                        says(record, "dlq-offset", sent.offset()) && says(record, "dlq-partition", sent.partition()))
                .singleElement()
                .satisfies(record -> {
                    assertThat(record.key()).isNull();
                    assertThat(record.value()).isNull();
                    assertThat(says(record, "dlq-value-left-out", value.length)).isTrue();
                }));
    }

    private static boolean says(ConsumerRecord<byte[], byte[]> record, String header, long value) {
        return HeaderCodec.text(record.headers(), header).equals(Optional.of(Long.toString(value)));
    }

    @Test
    void aGarbledLengthIsADeadLetterAndNotTheEndOfTheMemory() {
        var rental = Ids.next();
        var value = rentals.framed(Samples.reserved(rental, 1));
        System.arraycopy(TWO_BILLION, 0, value, FIRST_LENGTH, TWO_BILLION.length);

        rentals.deliverRaw(TOPIC, key(rental), value, TestEvents.headersOf(Samples.reserved(rental, 1)));

        await().untilAsserted(() -> assertThat(deadLetters(rental))
                .singleElement()
                .satisfies(letter -> assertThat(letter.error()).contains("2000000000")));
    }

    @Test
    void anErrorIsADeadLetterToo() {
        var rental = Ids.next();
        var other = Ids.next();
        activated.failures.put(rental, new NoClassDefFoundError("org/fleetrental/Gone"));

        rentals.deliver(TOPIC, Samples.activated(rental, 1));
        rentals.deliver(TOPIC, Samples.activated(other, 1));

        awaitEffects(other, 1L);
        await().untilAsserted(() -> assertThat(deadLetters(rental)).hasSize(1));
        assertThat(deadLetters(rental).getFirst().attempts()).isEqualTo(4);
        assertThat(deadLetters(rental).getFirst().error()).contains("Gone");
        assertThat(effects.of(rental)).isEmpty();
    }

    @Test
    void aFailureOfTheSurroundingsIsRetriedUntilItHasPassed() {
        var rental = Ids.next();
        activated.failures.put(
                rental, new DatabaseException("testing", new SQLException("the database is away", "08006")));
        rentals.deliver(TOPIC, Samples.activated(rental, 1));
        await().until(() -> activated.tries.getOrDefault(rental, 0) > 12);

        activated.failures.clear();

        awaitEffects(rental, 1L);
        assertThat(deadLetters(rental)).isEmpty();
    }

    private void assertThatItIsOnTheDeadLetterTopic(RecordMetadata sent, Poison poison) {
        await().untilAsserted(() -> assertThat(rentals.recordsOf("fleet.dlq.fleet"))
                .filteredOn(record ->
                        says(record, "dlq-offset", sent.offset()) && says(record, "dlq-partition", sent.partition()))
                .singleElement()
                .satisfies(record -> assertThat(record.value()).isEqualTo(poison.value())));
    }

    private void awaitEffects(UUID rental, Long... versions) {
        await().untilAsserted(() -> assertThat(effects.of(rental)).containsExactly(versions));
    }

    private static byte[] key(UUID rental) {
        return rental.toString().getBytes(StandardCharsets.UTF_8);
    }

    record DeadLetter(String status, byte[] value, List<Header> headers, String error, int attempts) {}

    private List<DeadLetter> deadLetters(UUID rental) {
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement("select status, record_value, headers, error, attempts"
                        + " from dead_letters where record_key = ? order by arrival")) {
            select.setBytes(1, key(rental));
            var letters = new ArrayList<DeadLetter>();
            try (var result = select.executeQuery()) {
                while (result.next()) {
                    letters.add(new DeadLetter(
                            result.getString(1),
                            result.getBytes(2),
                            HeaderCodec.fromJson(result.getString(3)),
                            result.getString(4),
                            result.getInt(5)));
                }
            }
            return letters;
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }
}

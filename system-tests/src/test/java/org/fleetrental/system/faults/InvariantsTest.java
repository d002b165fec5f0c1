package org.fleetrental.system.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.fleetrental.system.SharedSystem;
import org.fleetrental.system.faults.Told.Request;
import org.fleetrental.system.faults.Told.Verdict;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The oracle itself: each promise is broken once, where only the oracle sees it, and has to be reported. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InvariantsTest {

    private final Rig rig = new Rig(SharedSystem.get(), System.out::println);
    private Evidence whole;
    private Database database;

    @BeforeAll
    void work() {
        try (var load = Load.start(rig.system(), 1)) {
            Rig.within(Duration.ofSeconds(60), () -> hasHappened(load));
            var told = load.stop();
            assertThat(rig.comeToRest()).isEmpty();
            try (var now = rig.database()) {
                whole = rig.evidence(now, told);
                assertThat(broken(whole)).isEmpty();
            }
        }
    }

    private static boolean hasHappened(Load load) {
        var told = load.told();
        return List.of(Request.ACTIVATE, Request.COMPLETE, Request.PAY).stream()
                .allMatch(request ->
                        told.stream().anyMatch(one -> one.request() == request && one.verdict() == Verdict.YES));
    }

    @AfterAll
    void close() {
        rig.close();
    }

    @BeforeEach
    void open() {
        database = rig.database();
    }

    @AfterEach
    void forget() {
        database.close();
    }

    private static List<String> broken(Evidence evidence) {
        return evidence.violations().stream()
                .map(Violation::invariant)
                .distinct()
                .toList();
    }

    private List<String> afterTampering(String... statements) {
        for (var statement : statements) {
            assertThat(database.tamper(statement)).as(statement).isNotNegative();
        }
        return broken(new Evidence(database, whole.copies(), whole.told(), whole.poison(), whole.letGo()));
    }

    private List<String> withCopies(List<Copy> copies) {
        return broken(new Evidence(database, copies, whole.told(), whole.poison(), whole.letGo()));
    }

    private List<String> withTold(List<Told> told) {
        return broken(new Evidence(database, whole.copies(), told, whole.poison(), whole.letGo()));
    }

    @Test
    void aGoodEventThatSomebodyDiscarded() {
        assertThat(afterTampering("""
                insert into accounting.dead_letters (id, status, topic, record_partition, record_offset, record_key,
                    record_value, headers, event_id, event_type, attempts, received_at, resolved_at, resolved_by, reason)
                values (uuidv7(), 'DISCARDED', 'fleet.rentals', 0, 999999999, 'key', 'value', '[]', uuidv7(), 'event',
                    1, now(), now(), 'somebody', 'in the way')""")).containsExactly("I1");
    }

    @Test
    void anEventThatAConsumerNeverTookIn() {
        assertThat(afterTampering("""
                delete from accounting.inbox_processed_messages where event_id = (
                    select event_id from accounting.inbox_processed_messages limit 1)""")).contains("I1");
    }

    @Test
    void anEventThatWasNeverPublished() {
        assertThat(afterTampering("""
                update rentals.outbox_events set published_at = null where position = (
                    select min(position) from rentals.outbox_events)""")).contains("I1");
        assertThat(Rig.unpublished(database)).containsExactly("outbox of rentals 1");
    }

    @Test
    void anEventThatIsNotOnItsTopic() {
        assertThat(withCopies(whole.copies().subList(1, whole.copies().size()))).contains("I1");
    }

    @Test
    void aChargeThatWasNeverMade() {
        assertThat(afterTampering("""
                delete from accounting.charge where rental_id = (select rental_id from accounting.charge limit 1)""")).contains("I1");
    }

    @Test
    void anEventBookedTwice() {
        assertThat(afterTampering(
                        "alter table accounting.journal_entry drop constraint journal_entry_once_per_cause", """
                insert into accounting.journal_entry
                select gen_random_uuid(), cause_event_id, cause_type, rental_id, job_id, occurred_at, booked_on,
                    posted_at, description, line_count
                from accounting.journal_entry limit 1"""))
                .contains("I2");
    }

    @Test
    void aPaymentCountedTwice() {
        assertThat(afterTampering("""
                update accounting.rental_account set paid_minor = paid_minor + 1 where rental_id = (
                    select rental_id from accounting.payment limit 1)""")).contains("I2");
    }

    @Test
    void aRequestThatTookEffectTwice() {
        var vin = whole.told().getFirst().mark();

        assertThat(afterTampering(
                        "alter table fleet.vehicle drop constraint vehicle_vin_unique",
                        "update fleet.vehicle set vin = '" + vin + "'"))
                .contains("I2");
    }

    @Test
    void twoEventsOfAnAggregateThatSwappedPlaces() {
        var copies = new ArrayList<>(whole.copies());
        var second =
                copies.stream().filter(copy -> copy.version() == 2).findFirst().orElseThrow();
        copies.remove(second);
        copies.addFirst(second);

        assertThat(withCopies(copies)).containsExactly("I3");
    }

    @Test
    void anEventThatNobodyRecorded() {
        var copies = new ArrayList<>(whole.copies());
        copies.add(new Copy("fleet.rentals", 0, 0, UUID.randomUUID().toString(), "Any", UUID.randomUUID(), 1));

        assertThat(withCopies(copies)).containsExactly("I4");
    }

    @Test
    void aPromisedRentalThatIsGone() {
        var promised = whole.told().stream()
                .filter(told -> told.request() == Request.RESERVE && told.verdict() == Verdict.YES)
                .findFirst()
                .orElseThrow();

        assertThat(afterTampering("delete from rentals.rental where id = '" + promised.id() + "'"))
                .contains("I5");
    }

    @Test
    void aRefusedRequestThatLeftSomething() {
        var told = whole.told().stream()
                .map(one -> Told.now(one.request(), one.mark(), Verdict.NO, null))
                .toList();

        assertThat(withTold(told)).containsExactly("I5");
    }

    @Test
    void twoBookingsForOneVehicleAtOneTime() {
        assertThat(afterTampering("alter table rentals.booking drop constraint booking_no_double", """
                insert into rentals.booking (rental_id, vehicle_id, starts_at, ends_at, free_from, state)
                select gen_random_uuid(), vehicle_id, starts_at, ends_at, free_from, state
                from rentals.booking where state = 'OPEN' limit 1"""))
                .contains("I6");
    }

    @Test
    void anEntryThatDoesNotBalance() {
        assertThat(afterTampering("""
                update accounting.posting set debit_minor = debit_minor + 1 where entry_id = (
                    select entry_id from accounting.posting limit 1) and debit_minor > 0""")).contains("I6");
    }
}

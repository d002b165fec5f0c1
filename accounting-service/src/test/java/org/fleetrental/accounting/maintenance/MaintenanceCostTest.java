package org.fleetrental.accounting.maintenance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.MAP;
import static org.fleetrental.accounting.AccountingApi.as;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.fleetrental.accounting.RentalStory;
import org.fleetrental.events.Money;
import org.fleetrental.events.maintenance.JobSnapshot;
import org.fleetrental.events.maintenance.JobState;
import org.fleetrental.events.maintenance.MaintenanceCompleted;
import org.fleetrental.events.maintenance.MaintenanceType;
import org.fleetrental.messaging.DomainEvent;
import org.fleetrental.messaging.Ids;
import org.fleetrental.messaging.MessagingKit;
import org.fleetrental.testkit.BackingServicesResource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(BackingServicesResource.class)
class MaintenanceCostTest {

    @Inject
    MessagingKit events;

    @Test
    void theCostOfAJobIsBookedOnce() {
        var job = Ids.next();
        var completion = events.deliver(completed(job, 3, 42_000)).again().isHandled();
        // Even when inbox and versions are lost: what is booked for the job is known.
        events.forget(completion.eventId());
        events.forgetVersions(job);
        completion.again().isHandled();

        assertThat(entriesOf(job)).singleElement().satisfies(entry -> {
            assertThat(entry).containsEntry("causeType", "MaintenanceCompleted").containsEntry("rentalId", null);
            assertThat(entry.get("lines")).isEqualTo(List.of(line("5000", 42_000, 0), line("2100", 0, 42_000)));
        });
    }

    @Test
    void aJobThatCostNothingIsNotBooked() {
        var job = Ids.next();
        events.handle(completed(job, 3, 0));

        assertThat(entriesOf(job)).isEmpty();
    }

    @Test
    void howLongTheVehicleWasOutStandsInTheBooksIfTheEventTellsIt() {
        var told = Ids.next();
        var untold = Ids.next();
        events.handle(completed(told, 3, 42_000, 388));
        events.handle(completed(untold, 3, 42_000, null));

        assertThat(entriesOf(told))
                .singleElement()
                .asInstanceOf(MAP)
                .containsEntry("description", "MaintenanceCompleted: cost of the job, 388 min out of service");
        assertThat(entriesOf(untold))
                .singleElement()
                .asInstanceOf(MAP)
                .containsEntry("description", "MaintenanceCompleted: cost of the job");
    }

    private static Map<String, Object> line(String account, int debit, int credit) {
        return Map.of(
                "account",
                account,
                "debit",
                Map.of("amountMinor", debit, "currency", "EUR"),
                "credit",
                Map.of("amountMinor", credit, "currency", "EUR"));
    }

    private static List<Map<String, Object>> entriesOf(UUID job) {
        var found = new ArrayList<Map<String, Object>>();
        for (var next = "/v1/accounts/5000/entries?limit=200"; next != null; ) {
            var page =
                    as("accountant").get(next).then().statusCode(200).extract().jsonPath();
            found.addAll(page.getList("items.findAll { it.jobId == '%s' }".formatted(job)));
            next = page.getString("next");
        }
        return found;
    }

    private static DomainEvent completed(UUID job, long version, long cost) {
        return completed(job, version, cost, null);
    }

    private static DomainEvent completed(UUID job, long version, long cost, @Nullable Integer downtimeMinutes) {
        var snapshot = JobSnapshot.newBuilder()
                .setJobId(job)
                .setVehicleId(Ids.next())
                .setType(MaintenanceType.REPAIR)
                .setState(JobState.COMPLETED)
                .setStartsAt(RentalStory.NOW)
                .setTotalCost(new Money(cost, "EUR"))
                .build();
        return new DomainEvent(
                job,
                version,
                RentalStory.NOW,
                new MaintenanceCompleted(snapshot, RentalStory.NOW, new Money(cost, "EUR"), downtimeMinutes));
    }
}

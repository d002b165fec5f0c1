package org.fleetrental.system.evolution;

import static org.fleetrental.system.RentalCompany.eventually;

import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.fleetrental.system.Answer;
import org.fleetrental.system.RentalCompany;
import org.jspecify.annotations.Nullable;

/** Mechanics who do one job after the other, also while the service that they tell it is being replaced. */
final class Workshop implements AutoCloseable {

    private final RentalCompany company;
    private final Queue<UUID> done = new ConcurrentLinkedQueue<>();
    private volatile boolean open;
    private @Nullable Thread mechanic;

    Workshop(RentalCompany company) {
        this.company = company;
    }

    void open() {
        open = true;
        mechanic = Thread.ofVirtual().start(() -> {
            while (open) {
                doAJob();
            }
        });
    }

    /** From plan to end. */
    UUID doAJob() {
        var vehicle = company.vehicle();
        var tomorrow = RentalCompany.TOMORROW;
        var job = company.scheduleMaintenance(vehicle, tomorrow, tomorrow.plus(1, ChronoUnit.HOURS));
        step(job, "start", "IN_PROGRESS", Map.of());
        var work = Map.of(
                "odometerKm", 5_000, "laborCost", Map.of("amountMinor", 20_000, "currency", "EUR"), "parts", List.of());
        step(job, "complete", "COMPLETED", work);
        done.add(job);
        return job;
    }

    /** Until it is done: whether an unanswered call was, the job itself says. */
    private void step(UUID job, String step, String outcome, Map<String, ?> body) {
        var place = "/v1/maintenance-jobs/" + job;
        eventually().ignoreExceptions().until(() -> {
            Answer answer = company.client().post("maintenance", place + "/" + step, body);
            return answer.status() == 200
                    || company.client().get("maintenance", place).at("/state").equals(outcome);
        });
    }

    List<UUID> done() {
        return List.copyOf(done);
    }

    @Override
    public void close() {
        open = false;
        if (mechanic != null) {
            try {
                mechanic.join();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}

package org.fleetrental.maintenance.job;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.fleetrental.http.Money;
import org.fleetrental.http.PlainText;
import org.jspecify.annotations.Nullable;

/**
 * What a client sends to complete a job.
 *
 * @param odometerKm not compared with what is known of the vehicle: fleet-service judges readings, and a wrong one of
 *     the past must not keep a vehicle in the workshop
 * @param planIds the plans whose work it was; without it, that of the plans which the job was scheduled for
 */
record CompletionRequest(
        @NotNull @Min(0) @Max(9_999_999) Integer odometerKm,
        @NotNull @Valid Money laborCost,

        @NotNull @Size(max = 500) List<@NotNull @Valid PartLine> parts,

        @Nullable @Size(min = 1, max = 4000) @PlainText(lines = true)
        String notes,

        @Nullable @Size(max = JobRequest.PLANS_MAX) List<@NotNull UUID> planIds) {

    /** @param cost the sum of this request's amounts */
    Job.Work work(Cost cost) {
        return new Job.Work(
                odometerKm,
                cost,
                parts.stream().map(PartLine::part).toList(),
                notes,
                planIds == null ? null : Set.copyOf(planIds));
    }
}

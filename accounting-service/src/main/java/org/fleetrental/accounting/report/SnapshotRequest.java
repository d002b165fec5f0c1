package org.fleetrental.accounting.report;

import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * @param asOf of a trial balance, a balance sheet or the aging of receivables; by default today
 * @param from of a profit and loss or the revenue by vehicle; by default the first of the month of {@code to}
 * @param to likewise; by default today
 */
record SnapshotRequest(
        @NotNull Snapshot.Report report,
        @Nullable LocalDate asOf,
        @Nullable LocalDate from,
        @Nullable LocalDate to) {}

package org.fleetrental.rentals.quote;

import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.UUID;
import org.fleetrental.rentals.vehicle.VehicleClass;
import org.jspecify.annotations.Nullable;

/** What a client sends to learn a price: of a certain vehicle, or of any of a class. */
record QuoteRequest(
        @Nullable UUID vehicleId,
        @Nullable VehicleClass vehicleClass,
        @NotNull Instant startsAt,
        @NotNull Instant endsAt) {}

package org.fleetrental.rentals.rental;

import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.UUID;
import org.fleetrental.http.OfCustomer;
import org.fleetrental.rentals.vehicle.VehicleClass;
import org.jspecify.annotations.Nullable;

/** What a client sends to reserve: a certain vehicle, or any of a class. */
record ReservationRequest(
        @NotNull UUID customerId,
        @Nullable UUID vehicleId,
        @Nullable VehicleClass vehicleClass,
        @NotNull Instant startsAt,
        @NotNull Instant endsAt,
        @Nullable UUID quoteId)
        implements OfCustomer {}

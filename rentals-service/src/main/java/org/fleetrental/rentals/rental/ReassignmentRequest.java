package org.fleetrental.rentals.rental;

import jakarta.validation.constraints.NotNull;
import java.util.UUID;

/** What a client sends to give a reservation another vehicle. */
record ReassignmentRequest(@NotNull UUID vehicleId) {}

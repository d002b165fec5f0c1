package org.fleetrental.rentals.rental;

import jakarta.persistence.Embedded;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.fleetrental.http.Money;
import org.fleetrental.rentals.booking.Window;
import org.fleetrental.rentals.pricing.PricedLine;
import org.fleetrental.rentals.pricing.Terms;
import org.fleetrental.rentals.vehicle.VehicleClass;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** What there is to know of a rental. What can become of it is for {@link Rental} to say, which alone changes it. */
@MappedSuperclass
abstract class RentalRecord {

    @Id
    UUID id;

    UUID customerId;
    UUID vehicleId;

    @Enumerated(EnumType.STRING)
    VehicleClass vehicleClass;

    @Enumerated(EnumType.STRING)
    RentalState state;

    Instant startsAt;
    Instant endsAt;
    Instant reservedAt;

    @Nullable
    Instant activatedAt;

    @Nullable
    Instant completedAt;

    @Nullable
    Instant cancelledAt;

    @Nullable
    String cancellationReason;

    @Nullable
    Instant noShowAt;

    @Nullable
    Integer startOdometerKm;

    @Nullable
    Integer endOdometerKm;

    boolean needsReassignment;

    @Nullable
    UUID waitsFor;

    @Embedded
    Terms terms;

    @JdbcTypeCode(SqlTypes.JSON)
    List<PricedLine> lines;

    @Embedded
    Account account;

    boolean everPaid;

    @Enumerated(EnumType.STRING)
    PaymentStatus paymentStatus;

    long version;
    Instant updatedAt;

    UUID id() {
        return id;
    }

    UUID customerId() {
        return customerId;
    }

    UUID vehicleId() {
        return vehicleId;
    }

    /** The class that was priced; a vehicle of another one may have taken its place. */
    VehicleClass vehicleClass() {
        return vehicleClass;
    }

    RentalState state() {
        return state;
    }

    Window window() {
        return new Window(startsAt, endsAt);
    }

    Instant reservedAt() {
        return reservedAt;
    }

    @Nullable
    Instant activatedAt() {
        return activatedAt;
    }

    @Nullable
    Instant completedAt() {
        return completedAt;
    }

    @Nullable
    Instant cancelledAt() {
        return cancelledAt;
    }

    @Nullable
    String cancellationReason() {
        return cancellationReason;
    }

    @Nullable
    Instant noShowAt() {
        return noShowAt;
    }

    @Nullable
    Integer startOdometerKm() {
        return startOdometerKm;
    }

    @Nullable
    Integer endOdometerKm() {
        return endOdometerKm;
    }

    boolean needsReassignment() {
        return needsReassignment;
    }

    /** Its window meets a rental whose vehicle should be back, and is not. */
    boolean meetsOverdueRental() {
        return waitsFor != null;
    }

    String currency() {
        return terms.currency();
    }

    Money deposit() {
        return new Money(terms.deposit(), terms.currency());
    }

    List<PricedLine> lines() {
        return lines;
    }

    /** Of all lines, before tax. */
    long net() {
        return lines.stream().mapToLong(PricedLine::net).reduce(0, Math::addExact);
    }

    /** Of all lines: the sum of what was rounded for each. */
    long tax() {
        return lines.stream().mapToLong(PricedLine::tax).reduce(0, Math::addExact);
    }

    /** With tax. */
    long total() {
        return Math.addExact(net(), tax());
    }

    Account account() {
        return account;
    }

    PaymentStatus paymentStatus() {
        return paymentStatus;
    }

    /** Counts its events. */
    long version() {
        return version;
    }

    /** When its version became what it is. */
    Instant updatedAt() {
        return updatedAt;
    }
}

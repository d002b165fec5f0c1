package org.fleetrental.rentals.quote;

import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.fleetrental.rentals.booking.Window;
import org.fleetrental.rentals.pricing.Offer;
import org.fleetrental.rentals.pricing.PricedLine;
import org.fleetrental.rentals.pricing.Terms;
import org.fleetrental.rentals.vehicle.VehicleClass;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** An offer for a window that stands until it expires. It holds a price, not a vehicle. */
@Entity
public class Quote {

    @Id
    private UUID id;

    private @Nullable UUID customerId;

    private @Nullable UUID vehicleId;

    @Enumerated(EnumType.STRING)
    private VehicleClass vehicleClass;

    private Instant startsAt;
    private Instant endsAt;

    @Embedded
    private Terms terms;

    @JdbcTypeCode(SqlTypes.JSON)
    private PricedLine line;

    private Instant quotedAt;
    private Instant expiresAt;
    private @Nullable UUID usedBy;

    protected Quote() {}

    /**
     * @param customerId the customer who has asked for it; null if it was somebody of ours
     * @param vehicleId without one, any vehicle of the class
     */
    Quote(
            UUID id,
            @Nullable UUID customerId,
            @Nullable UUID vehicleId,
            VehicleClass vehicleClass,
            Window window,
            Offer offer,
            Instant quotedAt,
            Instant expiresAt) {
        this.id = id;
        this.customerId = customerId;
        this.vehicleId = vehicleId;
        this.vehicleClass = vehicleClass;
        this.startsAt = window.startsAt();
        this.endsAt = window.endsAt();
        this.terms = offer.terms();
        this.line = offer.line();
        this.quotedAt = quotedAt;
        this.expiresAt = expiresAt;
    }

    boolean isExpired(Instant now) {
        return !now.isBefore(expiresAt);
    }

    /** One rental has it: its line cannot be in two prices. */
    public void use(UUID rentalId) {
        usedBy = rentalId;
    }

    UUID id() {
        return id;
    }

    /** Whose it is; null if it is for whoever comes with it. */
    @Nullable
    UUID customerId() {
        return customerId;
    }

    Optional<UUID> vehicleId() {
        return Optional.ofNullable(vehicleId);
    }

    public VehicleClass vehicleClass() {
        return vehicleClass;
    }

    Window window() {
        return new Window(startsAt, endsAt);
    }

    public Offer offer() {
        return new Offer(terms, line);
    }

    public Instant quotedAt() {
        return quotedAt;
    }

    Instant expiresAt() {
        return expiresAt;
    }

    Optional<UUID> usedBy() {
        return Optional.ofNullable(usedBy);
    }
}

package org.fleetrental.rentals.rental;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.fleetrental.events.Money;
import org.fleetrental.events.VehicleClass;
import org.fleetrental.events.rentals.LineKind;
import org.fleetrental.events.rentals.PricedLine;
import org.fleetrental.events.rentals.ReassignmentCause;
import org.fleetrental.events.rentals.RentalActivated;
import org.fleetrental.events.rentals.RentalCancelled;
import org.fleetrental.events.rentals.RentalCharged;
import org.fleetrental.events.rentals.RentalCompleted;
import org.fleetrental.events.rentals.RentalExtended;
import org.fleetrental.events.rentals.RentalNoShow;
import org.fleetrental.events.rentals.RentalPaymentStatusChanged;
import org.fleetrental.events.rentals.RentalReassigned;
import org.fleetrental.events.rentals.RentalReassignmentNeededV2;
import org.fleetrental.events.rentals.RentalReserved;
import org.fleetrental.events.rentals.RentalSnapshot;
import org.fleetrental.messaging.DomainEvent;

/** What is told of rentals. Nothing of the customer but an opaque id. */
final class RentalEvents {

    private RentalEvents() {}

    static DomainEvent reserved(Rental rental, Instant at) {
        return event(rental, at, new RentalReserved(snapshot(rental), at));
    }

    static DomainEvent activated(Rental rental, int odometerKm, Instant at) {
        return event(rental, at, new RentalActivated(snapshot(rental), at, odometerKm));
    }

    /** @param at when it became known, not before the return */
    static DomainEvent completed(Rental rental, int odometerKm, Instant returnedAt, Instant at) {
        return event(rental, at, new RentalCompleted(snapshot(rental), returnedAt, odometerKm));
    }

    static DomainEvent cancelled(Rental rental, Instant at) {
        return event(rental, at, new RentalCancelled(snapshot(rental), at));
    }

    static DomainEvent noShow(Rental rental, Instant at) {
        return event(rental, at, new RentalNoShow(snapshot(rental), at));
    }

    static DomainEvent extended(Rental rental, Instant previousEnd, Instant at) {
        return event(rental, at, new RentalExtended(snapshot(rental), previousEnd, at));
    }

    static DomainEvent reassigned(Rental rental, UUID previousVehicleId, Instant at) {
        return event(rental, at, new RentalReassigned(snapshot(rental), previousVehicleId, at));
    }

    /** Tells of its newest line. */
    static DomainEvent charged(Rental rental, Instant at) {
        return event(
                rental,
                at,
                new RentalCharged(snapshot(rental), rental.lines().getLast().lineId(), at));
    }

    /** @param jobId empty if nothing but the vehicle itself is the cause: it has left the fleet */
    static DomainEvent reassignmentNeeded(Rental rental, Optional<UUID> jobId, Instant at) {
        var cause = jobId.isPresent() ? ReassignmentCause.MAINTENANCE : ReassignmentCause.DECOMMISSIONED;
        return event(rental, at, new RentalReassignmentNeededV2(snapshot(rental), cause, jobId.orElse(null), at));
    }

    static DomainEvent paymentStatusChanged(Rental rental, PaymentStatus from, Instant at) {
        var event = RentalPaymentStatusChanged.newBuilder()
                .setRental(snapshot(rental))
                .setFrom(status(from))
                .setTo(status(rental.paymentStatus()))
                .setPaid(money(rental, rental.account().paid()))
                .setBalance(money(rental, rental.account().balance()))
                .setChangedAt(at)
                .build();
        return event(rental, at, event);
    }

    private static DomainEvent event(Rental rental, Instant at, SpecificRecord body) {
        return new DomainEvent(rental.id(), rental.version(), at, body);
    }

    private static RentalSnapshot snapshot(Rental rental) {
        return RentalSnapshot.newBuilder()
                .setRentalId(rental.id())
                .setCustomerId(rental.customerId())
                .setVehicleId(rental.vehicleId())
                .setVehicleClass(VehicleClass.valueOf(rental.vehicleClass().name()))
                .setState(org.fleetrental.events.rentals.RentalState.valueOf(
                        rental.state().name()))
                .setStartsAt(rental.window().startsAt())
                .setEndsAt(rental.window().endsAt())
                .setActivatedAt(rental.activatedAt())
                .setCompletedAt(rental.completedAt())
                .setStartOdometerKm(rental.startOdometerKm())
                .setEndOdometerKm(rental.endOdometerKm())
                .setNeedsReassignment(rental.needsReassignment())
                .setCurrency(rental.currency())
                .setLines(
                        rental.lines().stream().map(line -> line(rental, line)).toList())
                .build();
    }

    private static PricedLine line(Rental rental, org.fleetrental.rentals.pricing.PricedLine line) {
        return PricedLine.newBuilder()
                .setLineId(line.lineId())
                .setKind(LineKind.valueOf(line.kind().name()))
                .setDescription(line.description())
                .setQuantity(line.quantity())
                .setUnitPrice(money(rental, line.unitPrice()))
                .setNet(money(rental, line.net()))
                .setTaxRateBasisPoints(line.taxRateBasisPoints())
                .setTax(money(rental, line.tax()))
                .build();
    }

    private static org.fleetrental.events.rentals.PaymentStatus status(PaymentStatus status) {
        return org.fleetrental.events.rentals.PaymentStatus.valueOf(status.name());
    }

    private static Money money(Rental rental, long amountMinor) {
        return new Money(amountMinor, rental.currency());
    }
}

package org.fleetrental.accounting;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.fleetrental.events.Money;
import org.fleetrental.events.VehicleClass;
import org.fleetrental.events.rentals.LineKind;
import org.fleetrental.events.rentals.PricedLine;
import org.fleetrental.events.rentals.RentalActivated;
import org.fleetrental.events.rentals.RentalCancelled;
import org.fleetrental.events.rentals.RentalCharged;
import org.fleetrental.events.rentals.RentalCompleted;
import org.fleetrental.events.rentals.RentalExtended;
import org.fleetrental.events.rentals.RentalNoShow;
import org.fleetrental.events.rentals.RentalReassigned;
import org.fleetrental.events.rentals.RentalReserved;
import org.fleetrental.events.rentals.RentalSnapshot;
import org.fleetrental.events.rentals.RentalState;
import org.fleetrental.messaging.DomainEvent;
import org.fleetrental.messaging.Ids;

/**
 * A rental as rentals-service tells of it: 100.00 for the rental, and what its end adds. The tax is 19 %. Its events
 * may be delivered in any order.
 */
public final class RentalStory {

    public static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    private static final int TAX_RATE = 1_900;

    public final UUID id = Ids.next();
    public final UUID customerId;
    public final UUID vehicleId = Ids.next();
    public final Instant since;
    private final String currency;
    private final PricedLine rental;

    public RentalStory() {
        this("EUR");
    }

    public RentalStory(String currency) {
        this(currency, NOW);
    }

    /** @param since its first event comes an hour later */
    public RentalStory(String currency, Instant since) {
        this(currency, since, Ids.next());
    }

    /** Another rental of the same customer, at the same time. */
    public RentalStory another() {
        return new RentalStory(currency, since, customerId);
    }

    /** Another rental of the same customer. */
    public static RentalStory of(UUID customerId) {
        return new RentalStory("EUR", NOW, customerId);
    }

    private RentalStory(String currency, Instant since, UUID customerId) {
        this.customerId = customerId;
        this.since = since;
        this.currency = currency;
        this.rental = line(LineKind.RENTAL, 10_000);
    }

    public PricedLine line(LineKind kind, long net) {
        return line(Ids.next(), kind, net, (net * TAX_RATE + 5_000) / 10_000);
    }

    public PricedLine line(UUID lineId, LineKind kind, long net, long tax) {
        return new PricedLine(lineId, kind, kind.name(), 1, money(net), money(net), TAX_RATE, money(tax));
    }

    public DomainEvent reserved() {
        return event(1, new RentalReserved(snapshot(RentalState.RESERVED, List.of(rental)), NOW));
    }

    public DomainEvent activated() {
        return event(2, new RentalActivated(snapshot(RentalState.ACTIVE, List.of(rental)), NOW, 1_000));
    }

    public DomainEvent completed(PricedLine... further) {
        var lines = Stream.concat(Stream.of(rental), Stream.of(further)).toList();
        return event(3, new RentalCompleted(snapshot(RentalState.COMPLETED, lines), NOW, 1_500));
    }

    public DomainEvent cancelled(PricedLine... fees) {
        return event(2, new RentalCancelled(snapshot(RentalState.CANCELLED, List.of(fees)), NOW));
    }

    /** A reservation with these lines, as a later event of the rental. */
    public DomainEvent reservedAgain(long version, PricedLine... lines) {
        return event(version, new RentalReserved(snapshot(RentalState.RESERVED, List.of(lines)), NOW));
    }

    /** The line of the rental itself, at another price. */
    public PricedLine repriced(long net) {
        return line(rental.getLineId(), LineKind.RENTAL, net, net * 19 / 100);
    }

    private DomainEvent event(long version, SpecificRecord body) {
        return new DomainEvent(id, version, since.plus(version, ChronoUnit.HOURS), body);
    }

    public DomainEvent noShow(PricedLine... fees) {
        return event(2, new RentalNoShow(snapshot(RentalState.NO_SHOW, List.of(fees)), NOW));
    }

    /** For one more day, at twice the price. */
    public DomainEvent extended(long version, RentalState state) {
        var snapshot = snapshot(state, List.of(repriced(20_000)));
        return event(version, new RentalExtended(snapshot, NOW.plus(1, ChronoUnit.DAYS), NOW));
    }

    public DomainEvent reassigned(long version, UUID otherVehicle) {
        var snapshot = snapshot(RentalState.RESERVED, otherVehicle, List.of(rental));
        return event(version, new RentalReassigned(snapshot, vehicleId, NOW));
    }

    /** As {@link #completed}, with another vehicle. */
    public DomainEvent completedWith(UUID otherVehicle, PricedLine... further) {
        var lines = Stream.concat(Stream.of(rental), Stream.of(further)).toList();
        return event(3, new RentalCompleted(snapshot(RentalState.COMPLETED, otherVehicle, lines), NOW, 1_500));
    }

    /** Something was found when the rental was over. */
    public DomainEvent charged(long version, PricedLine found) {
        var snapshot = snapshot(RentalState.COMPLETED, List.of(rental, found));
        return event(version, new RentalCharged(snapshot, found.getLineId(), NOW));
    }

    private RentalSnapshot snapshot(RentalState state, List<PricedLine> lines) {
        return snapshot(state, vehicleId, lines);
    }

    private RentalSnapshot snapshot(RentalState state, UUID vehicle, List<PricedLine> lines) {
        return RentalSnapshot.newBuilder()
                .setRentalId(id)
                .setCustomerId(customerId)
                .setVehicleId(vehicle)
                .setVehicleClass(VehicleClass.STANDARD)
                .setState(state)
                .setStartsAt(NOW)
                .setEndsAt(NOW.plus(1, ChronoUnit.DAYS))
                .setNeedsReassignment(false)
                .setCurrency(currency)
                .setLines(lines)
                .build();
    }

    private Money money(long amountMinor) {
        return new Money(amountMinor, currency);
    }
}

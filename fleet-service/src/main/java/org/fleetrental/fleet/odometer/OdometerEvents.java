package org.fleetrental.fleet.odometer;

import java.time.Instant;
import org.fleetrental.events.fleet.OdometerRecorded;
import org.fleetrental.events.fleet.OdometerSource;
import org.fleetrental.fleet.vehicle.Vehicle;
import org.fleetrental.fleet.vehicle.VehicleEvents;
import org.fleetrental.messaging.DomainEvent;

/** What is told of odometer readings. */
final class OdometerEvents {

    private OdometerEvents() {}

    static DomainEvent recorded(Vehicle vehicle, OdometerReading reading, Instant at) {
        var event = OdometerRecorded.newBuilder()
                .setReadingId(reading.id())
                .setReadingKm(reading.readingKm())
                .setRecordedAt(reading.recordedAt())
                .setSource(OdometerSource.valueOf(reading.source().name()))
                .setVehicle(VehicleEvents.snapshot(vehicle))
                .build();
        return new DomainEvent(vehicle.id(), vehicle.version(), at, event);
    }
}

package org.fleetrental.accounting.charge;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.fleetrental.accounting.audit.RecordedEvents;
import org.fleetrental.events.rentals.RentalActivated;
import org.fleetrental.events.rentals.RentalCancelled;
import org.fleetrental.events.rentals.RentalCharged;
import org.fleetrental.events.rentals.RentalCompleted;
import org.fleetrental.events.rentals.RentalExtended;
import org.fleetrental.events.rentals.RentalNoShow;
import org.fleetrental.events.rentals.RentalReassigned;
import org.fleetrental.events.rentals.RentalReserved;
import org.fleetrental.events.rentals.RentalSnapshot;
import org.fleetrental.messaging.schema.EventReader;

/** The rentals' own events, read again from the record. */
@ApplicationScoped
class RecordedRentalEvents {

    private final RecordedEvents record;
    private final EventReader reader;
    private final Map<String, Function<byte[], RentalSnapshot>> byType;

    RecordedRentalEvents(RecordedEvents record, EventReader reader) {
        this.record = record;
        this.reader = reader;
        this.byType = Map.of(
                "RentalReserved", snapshot(RentalReserved.class, RentalReserved::getRental),
                "RentalActivated", snapshot(RentalActivated.class, RentalActivated::getRental),
                "RentalCharged", snapshot(RentalCharged.class, RentalCharged::getRental),
                "RentalExtended", snapshot(RentalExtended.class, RentalExtended::getRental),
                "RentalReassigned", snapshot(RentalReassigned.class, RentalReassigned::getRental),
                "RentalCompleted", snapshot(RentalCompleted.class, RentalCompleted::getRental),
                "RentalCancelled", snapshot(RentalCancelled.class, RentalCancelled::getRental),
                "RentalNoShow", snapshot(RentalNoShow.class, RentalNoShow::getRental));
    }

    /** The price that an event tells of; empty if the event is not on record, or has none. */
    Optional<RentalPrice> price(UUID eventId) {
        return record.find(eventId).flatMap(event -> {
            var name = event.type().substring(event.type().lastIndexOf('.') + 1);
            return Optional.ofNullable(byType.get(name))
                    .map(reading -> RentalReaction.price(reading.apply(event.value())));
        });
    }

    private <E extends SpecificRecord> Function<byte[], RentalSnapshot> snapshot(
            Class<E> type, Function<E, RentalSnapshot> rental) {
        return value -> rental.apply(reader.read(value, type));
    }
}

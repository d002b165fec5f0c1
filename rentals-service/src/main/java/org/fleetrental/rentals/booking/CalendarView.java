package org.fleetrental.rentals.booking;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A part of a vehicle's calendar, in the order of time. */
record CalendarView(UUID vehicleId, List<Entry> items) {

    enum Kind {
        BOOKING,
        MAINTENANCE
    }

    /**
     * @param rentalId whose booking it is
     * @param jobId which maintenance job it is
     * @param endsAt of a booking whose vehicle came back early, when others could have it; null while nobody knows when
     *     the job will be over
     */
    record Entry(
            Kind kind,
            @Nullable UUID rentalId,
            @Nullable UUID jobId,
            Instant startsAt,
            @Nullable Instant endsAt) {

        static Entry of(Booking booking) {
            return new Entry(Kind.BOOKING, booking.rentalId(), null, booking.startsAt(), booking.keptUntil());
        }

        static Entry of(MaintenanceBlock block, Instant now) {
            return new Entry(Kind.MAINTENANCE, null, block.jobId(), block.beginsAt(), block.endsAt(now));
        }
    }

    static CalendarView of(UUID vehicleId, List<Booking> bookings, List<MaintenanceBlock> blocks, Instant now) {
        var entries = Stream.concat(
                        bookings.stream().map(Entry::of), blocks.stream().map(block -> Entry.of(block, now)))
                .sorted(Comparator.comparing(Entry::startsAt))
                .toList();
        return new CalendarView(vehicleId, entries);
    }
}

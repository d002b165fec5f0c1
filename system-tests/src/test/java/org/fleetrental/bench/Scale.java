package org.fleetrental.bench;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * How much history there is.
 *
 * @param vehicles each with {@value #RENTALS_PER_VEHICLE} rentals, as many bookings, and a customer for ten of these
 * @param entries of the journal, each with {@value #POSTINGS_PER_ENTRY} postings; {@value #ENTRIES_PER_DAY} a day
 * @param charges two of a rental
 * @param calls of each question that are measured
 */
record Scale(int vehicles, int entries, int charges, int calls) {

    static final int RENTALS_PER_VEHICLE = 100;
    static final int POSTINGS_PER_ENTRY = 10;
    static final int ENTRIES_PER_DAY = 1_000;

    static Scale full() {
        return new Scale(10_000, 1_000_000, 1_000_000, 200);
    }

    /** Shows that everything works; the figures say little. */
    static Scale quick() {
        return new Scale(1_000, 100_000, 100_000, 20);
    }

    static Scale nothing() {
        return new Scale(0, 0, 0, 0);
    }

    /** A quick one is a tenth of the full size, and shrinks to a tenth: fewer days would be too few. */
    Scale hundredth() {
        int part = Math.min(100, vehicles / 100);
        return new Scale(vehicles / part, entries / part, charges / part, calls);
    }

    @JsonProperty
    long rentals() {
        return (long) vehicles * RENTALS_PER_VEHICLE;
    }

    @JsonProperty
    long postings() {
        return (long) entries * POSTINGS_PER_ENTRY;
    }
}

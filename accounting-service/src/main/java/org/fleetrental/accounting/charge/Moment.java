package org.fleetrental.accounting.charge;

import java.time.Instant;
import java.time.LocalDate;

/**
 * When something is booked.
 *
 * @param bookedOn the day that reports count it for
 */
record Moment(Instant at, LocalDate bookedOn) {}

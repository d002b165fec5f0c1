package org.fleetrental.accounting.charge;

import java.util.List;
import java.util.UUID;

/**
 * All that a rental should have in the books, by an event of it.
 *
 * @param vehicleId that earns what is not earned yet
 * @param isFinal whether the rental is over: what was charged in advance is earned then
 */
record RentalPrice(
        UUID rentalId, UUID customerId, UUID vehicleId, String currency, boolean isFinal, List<PricedLine> lines) {}

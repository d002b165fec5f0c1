package org.fleetrental.accounting.charge;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Makes the books of rentals anew from what is on record. */
@ApplicationScoped
public class RentalReplays {

    private final RecordedRentalEvents events;
    private final Charges charges;

    RentalReplays(RecordedRentalEvents events, Charges charges) {
        this.events = events;
        this.charges = charges;
    }

    /** A rental that nothing has happened to yet. */
    public RentalReplay begin(UUID rentalId) {
        return new RentalReplay(rentalId, events, charges);
    }
}

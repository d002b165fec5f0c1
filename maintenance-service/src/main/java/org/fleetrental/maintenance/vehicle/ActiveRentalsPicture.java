package org.fleetrental.maintenance.vehicle;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import org.fleetrental.messaging.EventHandler;
import org.fleetrental.messaging.Projection;

/** Which vehicles are out, which can be found out from scratch. Nothing refers to its rows, so all are removed. */
@ApplicationScoped
class ActiveRentalsPicture implements Projection {

    private final ActiveRentals rentals;

    ActiveRentalsPicture(ActiveRentals rentals) {
        this.rentals = rentals;
    }

    @Override
    public String name() {
        return RentalReaction.PROJECTION;
    }

    @Override
    public Set<String> topics() {
        return Set.of("fleet.rentals");
    }

    @Override
    public Set<Class<? extends EventHandler<?>>> handlers() {
        return Set.of(
                RentalActivatedHandler.class,
                RentalCompletedHandler.class,
                RentalCancelledHandler.class,
                RentalNoShowHandler.class);
    }

    @Override
    public void reset() {
        rentals.forgetAll();
    }
}

package org.fleetrental.rentals.rental;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.fleetrental.rentals.customer.CustomerBusiness;

/** What there is to settle with a customer, and to forget. */
@ApplicationScoped
class RentalsOfCustomer implements CustomerBusiness {

    private final Rentals rentals;

    RentalsOfCustomer(Rentals rentals) {
        this.rentals = rentals;
    }

    @Override
    public boolean hasOpenRental(UUID customerId) {
        return rentals.count("customerId = ?1 and state in (RESERVED, ACTIVE)", customerId) > 0;
    }

    @Override
    public boolean hasOpenBalance(UUID customerId) {
        return rentals.count("customerId = ?1 and account.balance <> 0", customerId) > 0;
    }

    @Override
    public void forget(UUID customerId) {
        rentals.update(
                "cancellationReason = null where customerId = ?1 and cancellationReason is not null", customerId);
    }
}

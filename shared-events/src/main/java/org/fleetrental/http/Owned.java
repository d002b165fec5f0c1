package org.fleetrental.http;

import java.util.Optional;
import java.util.UUID;

/** Things that are a customer's, such as rentals. A bean, named in {@link ForCustomers}. */
public interface Owned {

    /** What one of them is called where it is missing: the {@code rental} in "There is no rental 4711". */
    String kind();

    /** The customer whose thing it is; empty if it is not there, or is no customer's. */
    Optional<UUID> ownerOf(UUID id);
}

package org.fleetrental.http;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A body that says which customer it is about. From a customer, it can be about nobody else. */
public interface OfCustomer {

    @Nullable
    UUID customerId();
}

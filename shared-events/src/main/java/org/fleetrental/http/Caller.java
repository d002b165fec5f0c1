package org.fleetrental.http;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/**
 * Who sends the request, where that decides what there is: to a customer there is nothing but what is the customer's.
 */
@ApplicationScoped
public class Caller {

    static final String CUSTOMER = "customer";
    static final String CUSTOMER_ID = "customer_id";

    private final SecurityIdentity identity;

    Caller(SecurityIdentity identity) {
        this.identity = identity;
    }

    /** Whether it is a customer. The role takes away more than it gives, so whoever has it has no use of another. */
    boolean isCustomer() {
        return identity.hasRole(CUSTOMER);
    }

    /**
     * Which customer it is; empty if it is somebody of ours.
     *
     * @throws IllegalStateException for a customer's token that does not say whose it is: none comes past
     *     {@link CustomersAdmitted}
     */
    public Optional<UUID> customer() {
        return isCustomer()
                ? Optional.of(named().orElseThrow(() -> new IllegalStateException("A customer's token names none")))
                : Optional.empty();
    }

    /** Whether something that is the owner's, or nobody's if it is null, is there for this caller. */
    public boolean sees(@Nullable UUID owner) {
        return customer().map(customer -> customer.equals(owner)).orElse(true);
    }

    /** The customer that the token names. */
    Optional<UUID> named() {
        return identity.getPrincipal() instanceof JsonWebToken token && token.getClaim(CUSTOMER_ID) instanceof String id
                ? read(id)
                : Optional.empty();
    }

    private static Optional<UUID> read(String id) {
        try {
            return Optional.of(UUID.fromString(id));
        } catch (IllegalArgumentException wrong) {
            return Optional.empty();
        }
    }
}

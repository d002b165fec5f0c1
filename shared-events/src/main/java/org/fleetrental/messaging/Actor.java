package org.fleetrental.messaging;

import io.quarkus.arc.Arc;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Who is behind what happens on this thread. */
@ApplicationScoped
public class Actor {

    private final SecurityIdentity identity;

    Actor(SecurityIdentity identity) {
        this.identity = identity;
    }

    /**
     * The token's subject of the request that is answered, or that caused the event that is handled: also when an
     * operator replays it. Empty if no request did.
     */
    public Optional<String> current() {
        return Cause.current().map(EventMetadata::actor).orElseGet(this::ofRequest);
    }

    private Optional<String> ofRequest() {
        return Arc.container().requestContext().isActive() && !identity.isAnonymous()
                ? Optional.of(identity.getPrincipal().getName())
                : Optional.empty();
    }
}

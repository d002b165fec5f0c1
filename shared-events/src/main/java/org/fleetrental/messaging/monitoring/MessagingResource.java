package org.fleetrental.messaging.monitoring;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;

/**
 * How messaging of this service stands, for operators. It answers within ten seconds also when database or Kafka do
 * not, without what they would have said.
 */
@Path("/v1/messaging")
@RolesAllowed("operator")
class MessagingResource {

    private final MessagingState state;

    MessagingResource(MessagingState state) {
        this.state = state;
    }

    @GET
    @Operation(summary = "Shows how messaging stands: outbox, lanes, consumer positions and lag, dead letters")
    public MessagingView get() {
        return state.now();
    }
}

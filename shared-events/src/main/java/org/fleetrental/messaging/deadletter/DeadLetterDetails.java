package org.fleetrental.messaging.deadletter;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.UUID;
import org.fleetrental.messaging.schema.PayloadView;
import org.jspecify.annotations.Nullable;

/**
 * All there is to know about a dead letter.
 *
 * @param headers name, and value as text or base64, in the order in which they came
 * @param waitingBehind how many messages follow when this one is settled
 * @param waitsFor the first of its queue, which has to be settled before it; null if it is the first itself
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record DeadLetterDetails(
        @JsonUnwrapped DeadLetterView letter,
        long waitingBehind,
        @Nullable UUID waitsFor,
        @JsonRawValue String headers,
        PayloadView payload,
        @Nullable String stackTrace) {}

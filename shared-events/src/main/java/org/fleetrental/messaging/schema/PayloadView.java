package org.fleetrental.messaging.schema;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Base64;
import org.apache.avro.Schema;
import org.fleetrental.messaging.RegistryUnavailableException;
import org.fleetrental.messaging.RejectedEventException;
import org.jspecify.annotations.Nullable;

/**
 * A message's value as an operator sees it.
 *
 * @param type full name of the schema that it was written with; null if it cannot be decoded
 * @param event null if it cannot be decoded
 * @param undecodable why not; null if it can
 * @param base64 the bytes, if they cannot be decoded and there are any
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PayloadView(
        @Nullable String type,
        @Nullable JsonNode event,
        @Nullable String undecodable,
        @Nullable String base64) {

    public interface Schemas {
        Schema schema(long contentId);
    }

    public static PayloadView of(byte @Nullable [] value, Schemas registry) {
        if (value == null) {
            return new PayloadView(null, null, "The record has no value", null);
        }
        try {
            var writer = registry.schema(AvroCodec.contentId(value));
            return new PayloadView(writer.getFullName(), EventJson.read(AvroCodec.data(value), writer), null, null);
        } catch (RejectedEventException | RegistryUnavailableException problem) {
            return new PayloadView(
                    null, null, problem.getMessage(), Base64.getEncoder().encodeToString(value));
        }
    }
}

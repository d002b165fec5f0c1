package org.fleetrental.system;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpHeaders;
import java.util.UUID;

/** What a service answered. */
public record Answer(int status, JsonNode body, HttpHeaders headers) {

    /** The value at a JSON pointer, as text; empty if there is none. */
    public String at(String pointer) {
        return body.at(pointer).asText();
    }

    public long amountAt(String pointer) {
        return body.at(pointer + "/amountMinor").asLong();
    }

    public UUID id(String field) {
        return UUID.fromString(body.path(field).asText());
    }

    public Answer expect(int expected) {
        if (status != expected) {
            throw new AssertionError("Expected " + expected + ", got " + status + ": " + body);
        }
        return this;
    }
}

package org.fleetrental.system;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpHeaders;
import java.util.UUID;

/** What a service answered. */
record Answer(int status, JsonNode body, HttpHeaders headers) {

    /** The value at a JSON pointer, as text; empty if there is none. */
    String at(String pointer) {
        return body.at(pointer).asText();
    }

    long amountAt(String pointer) {
        return body.at(pointer + "/amountMinor").asLong();
    }

    UUID id(String field) {
        return UUID.fromString(body.path(field).asText());
    }

    Answer expect(int expected) {
        if (status != expected) {
            throw new AssertionError("Expected " + expected + ", got " + status + ": " + body);
        }
        return this;
    }
}

package org.fleetrental.system.watched;

import com.fasterxml.jackson.databind.JsonNode;

/** @param file in which it stands, without its ending; that of its tests has the same name */
record Alert(String file, String name, String severity, String summary, String description, String runbook) {

    static Alert of(String file, JsonNode rule) {
        var annotations = rule.path("annotations");
        return new Alert(
                file,
                rule.path("alert").asText(),
                rule.path("labels").path("severity").asText(),
                annotations.path("summary").asText(),
                annotations.path("description").asText(),
                annotations.path("runbook_url").asText());
    }
}

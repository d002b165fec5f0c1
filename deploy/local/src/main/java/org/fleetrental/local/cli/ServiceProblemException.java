package org.fleetrental.local.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import org.fleetrental.local.SystemService;

/** A service has refused: what its {@code application/problem+json} says, in one line. */
final class ServiceProblemException extends IOException {

    private static final long serialVersionUID = 1L;

    private final int status;

    ServiceProblemException(SystemService service, int status, JsonNode problem) {
        super(message(service, status, problem));
        this.status = status;
    }

    private static String message(SystemService service, int status, JsonNode problem) {
        var title = problem.path("title").asText("no problem+json");
        var detail = problem.path("detail").asText();
        return "%s answers %d, %s%s".formatted(service.module(), status, title, detail.isEmpty() ? "" : ": " + detail);
    }

    int status() {
        return status;
    }
}

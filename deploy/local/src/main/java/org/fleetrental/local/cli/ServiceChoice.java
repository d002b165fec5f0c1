package org.fleetrental.local.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.StringJoiner;
import org.fleetrental.local.SystemService;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which services a command asks: one, or all four. */
final class ServiceChoice {

    private static final int NOT_FOUND = 404;
    private static final int SERVER_ERROR = 500;

    @Option(
            names = "--service",
            paramLabel = "S",
            description = "fleet, rentals, maintenance or accounting; without it all four, where a command is for all.")
    private @Nullable String service;

    interface Call {
        JsonNode on(SystemService service) throws IOException;
    }

    interface Show {
        void of(SystemService service) throws IOException;
    }

    List<SystemService> services() {
        return service == null ? List.of(SystemService.values()) : List.of(SystemService.named(service));
    }

    /** @throws IllegalArgumentException if it is not said which */
    SystemService only() {
        if (service == null) {
            throw new IllegalArgumentException(
                    "--service S: of which service? " + String.join(", ", SystemService.ids()));
        }
        return SystemService.named(service);
    }

    /** Each in turn; one that fails does not stop the others. @return exit code: 1 if one failed */
    int each(Show show) {
        int failed = 0;
        for (var asked : services()) {
            try {
                show.of(asked);
            } catch (IOException failure) {
                System.err.println(failure.getMessage());
                failed = 1;
            }
        }
        return failed;
    }

    /**
     * The answer of the service that has it; ids are unique across services. One that does not answer does not keep the
     * others from being asked.
     */
    JsonNode whoHas(String what, String id, Call call) throws IOException {
        var failures = new StringJoiner("; ");
        for (var asked : services()) {
            try {
                return call.on(asked);
            } catch (ServiceProblemException problem) {
                if (problem.status() < SERVER_ERROR && problem.status() != NOT_FOUND) {
                    throw problem;
                }
                if (problem.status() != NOT_FOUND) {
                    failures.add(problem.getMessage());
                }
            } catch (IOException failure) {
                failures.add(failure.getMessage());
            }
        }
        if (failures.length() > 0) {
            throw new IOException("No answer has the %s %s: %s".formatted(what, id, failures));
        }
        throw new IOException("No %s %s in %s"
                .formatted(
                        what, id, services().stream().map(SystemService::module).toList()));
    }
}

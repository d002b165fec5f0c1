package org.fleetrental.schemas.registration;

import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Arrays;
import org.fleetrental.schemas.EventCatalog;

/**
 * Registers the schemas that are packed with this class; for deployments that have nothing but this module.
 *
 * <p>The token comes from the environment, {@code FLEET_REGISTRY_TOKEN}: a command line is seen by everybody on the
 * machine.
 */
public final class Register {

    /** Environment variable with the token of somebody who may write schemas. */
    public static final String TOKEN = "FLEET_REGISTRY_TOKEN";

    private Register() {}

    public static void main(String[] arguments) {
        boolean rehearsal = Arrays.asList(arguments).contains("--dry-run");
        var addresses =
                Arrays.stream(arguments).filter(a -> !a.startsWith("--")).toList();
        if (addresses.size() != 1) {
            System.err.println("Usage: Register [--dry-run] <address of the registry's v3 API>");
            System.exit(2);
        }
        try {
            var token = System.getenv(TOKEN);
            var registration = new SchemaRegistration(
                    URI.create(addresses.getFirst()), token == null || token.isBlank() ? null : token.strip());
            var types = EventCatalog.packed().types();
            var changes = rehearsal ? registration.rehearse(types) : registration.register(types);
            changes.forEach(change -> System.out.println(change.event() + " " + change.finding()));
            System.out.println(changes.size() + (rehearsal ? " to be mended." : " mended."));
        } catch (RegistrationException | UncheckedIOException refused) {
            System.err.println(refused.getMessage());
            System.exit(1);
        }
    }
}

package org.fleetrental.local.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.fleetrental.local.LocalTokens;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "token",
        mixinStandardHelpOptions = true,
        description = "Prints a token for the local system.",
        footer = {
            "",
            "Examples: TOKEN=$(./fleet token --role agent --role accountant --expires 30m)",
            "          TOKEN=$(./fleet token --role customer --customer-id 0199f3a8-0001-7000-8000-00000000c001)"
        })
final class TokenCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(
            names = "--role",
            required = true,
            description = {
                "agent, mechanic, accountant, fleet-manager, operator or admin; may be given more than once.",
                "Or customer, by itself and with --customer-id."
            })
    private List<String> roles = List.of();

    @Option(names = "--customer-id", description = "Which customer it is, for --role customer.")
    private @Nullable UUID customerId;

    @Option(
            names = "--expires",
            defaultValue = "1h",
            description = "As in 90s, 30m, 1h or 7d (default: ${DEFAULT-VALUE}).")
    private String expires = "1h";

    @Option(names = "--subject", defaultValue = "local-user", description = "Who it is (default: ${DEFAULT-VALUE}).")
    private String subject = "local-user";

    @Option(names = "--keys", paramLabel = "FOLDER", description = "Of the key pair (default: the local system's).")
    private @Nullable Path keys;

    @Override
    public Integer call() {
        var tokens = LocalTokens.in(keys == null ? Supervisor.here().keys() : keys);
        System.out.println(
                isCustomer()
                        ? tokens.customerToken(Objects.requireNonNull(customerId), subject, lifespan())
                        : tokens.token(subject, lifespan(), roles.toArray(String[]::new)));
        return 0;
    }

    private boolean isCustomer() {
        if (roles.equals(List.of(LocalTokens.CUSTOMER)) && customerId != null) {
            return true;
        }
        if (roles.contains(LocalTokens.CUSTOMER) || customerId != null) {
            throw new ParameterException(
                    spec.commandLine(), "--role customer stands by itself, and needs --customer-id, as that needs it");
        }
        return false;
    }

    private Duration lifespan() {
        var text = expires.toUpperCase(Locale.ROOT);
        try {
            var lifespan = Duration.parse(text.endsWith("D") ? "P" + text : "PT" + text);
            if (lifespan.isPositive()) {
                return lifespan;
            }
        } catch (DateTimeParseException notADuration) {
            // Told below, as for a duration that is not positive.
        }
        throw new ParameterException(spec.commandLine(), "--expires " + expires + ": write 90s, 30m, 1h or 7d");
    }
}

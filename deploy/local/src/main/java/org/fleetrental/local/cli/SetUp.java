package org.fleetrental.local.cli;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.fleetrental.local.DatabaseProvisioning;
import org.fleetrental.local.LocalTokens;
import org.fleetrental.local.Ports;
import org.fleetrental.local.Postgres;
import org.fleetrental.local.SystemService;
import org.fleetrental.local.TopicProvisioning;
import org.fleetrental.local.demo.Api;
import org.fleetrental.local.demo.Tour;
import org.fleetrental.schemas.EventCatalog;
import org.fleetrental.schemas.registration.Register;
import org.fleetrental.schemas.registration.SchemaRegistration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * What has to be there before the services start, and the tools of {@code ./fleet} that are of use, where there is no
 * repository and no process of this machine: in containers. Each command may run again and changes nothing then.
 */
@Command(
        name = "setup",
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true,
        version = "1.0.0-SNAPSHOT",
        description = "Sets up what the services stand on. Passwords and tokens come from the environment.",
        subcommands = {TokenCommand.class, ReconcileCommand.class, CommandLine.HelpCommand.class})
public final class SetUp {

    private static final String PUBLIC_KEY = "public-key.pem";
    private static final String ACCESS_TO_REGISTRY = "registry.properties";

    private final Map<String, String> environment;

    SetUp(Map<String, String> environment) {
        this.environment = environment;
    }

    public static void main(String[] arguments) {
        System.exit(Fleet.commandLine(new SetUp(System.getenv())).execute(arguments));
    }

    @Command(description = "Makes a key pair that tokens are signed with, and puts its public half where all can read.")
    int keys(
            @Option(names = "--keys", required = true, description = "Folder of the pair.") Path keys,
            @Option(names = "--public", required = true, description = "Folder of the public half.") Path publicFolder)
            throws IOException {
        var tokens = LocalTokens.in(keys);
        Files.writeString(publicFolder.resolve(PUBLIC_KEY), Files.readString(Path.of(tokens.publicKey())));
        // The registry's image takes its settings as files only in this form, and the key is not known before.
        Files.writeString(
                publicFolder.resolve(ACCESS_TO_REGISTRY), "quarkus.oidc.public-key=" + tokens.publicKeyText() + "\n");
        System.out.println("The public key is in " + publicFolder);
        return 0;
    }

    @Command(
            description =
                    "Makes the databases, schemas and roles. The password of role rentals_owner is RENTALS_OWNER_PASSWORD.")
    int databases(
            @Option(names = "--server", required = true, description = "As in postgres:5432.", paramLabel = "HOST:PORT")
                    String server) {
        DatabaseProvisioning.provision(
                adminUrl(server, Postgres.ADMIN), adminUrl(server, DatabaseProvisioning.DATABASE), this::password);
        System.out.println("Databases, schemas and roles are there.");
        return 0;
    }

    private String adminUrl(String server, String database) {
        var password = URLEncoder.encode(password(Postgres.ADMIN), StandardCharsets.UTF_8);
        return "jdbc:postgresql://%s/%s?user=%s&password=%s".formatted(server, database, Postgres.ADMIN, password);
    }

    /** @throws IllegalStateException if nobody told it: there is no default that could be forgotten */
    private String password(String role) {
        var variable = role.toUpperCase(Locale.ROOT) + "_PASSWORD";
        var told = environment.get(variable);
        if (told == null || told.isBlank()) {
            throw new IllegalStateException(variable + " is not set");
        }
        return told;
    }

    @Command(description = "Makes the topics.")
    int topics(
            @Option(names = "--kafka", required = true, description = "Bootstrap servers.", paramLabel = "HOST:PORT")
                    String bootstrapServers) {
        TopicProvisioning.provision(Map.of("bootstrap.servers", bootstrapServers));
        System.out.println("Topics are there.");
        return 0;
    }

    @Command(
            description = {
                "Registers every released event schema, with the token in " + Register.TOKEN + ",",
                "else with one that the key pair signs."
            })
    int schemas(
            @Option(names = "--registry", required = true, description = "Its v3 API.", paramLabel = "URL")
                    URI registry,
            @Option(names = "--keys", description = "Folder of the pair.") @Nullable Path keys) {
        var told = environment.getOrDefault(Register.TOKEN, "").strip();
        var token = told.isEmpty() && keys != null ? LocalTokens.in(keys).schemaDeploymentToken() : told;
        var changes = new SchemaRegistration(registry, token.isEmpty() ? null : token)
                .register(EventCatalog.packed().types());
        changes.forEach(change -> System.out.println(change.event() + " " + change.finding()));
        System.out.println(changes.size() + " mended.");
        return 0;
    }

    @Command(description = "Takes the tour of ./fleet demo through services that are reached by their names.")
    int demo(
            @Option(names = "--kafka", required = true, description = "Bootstrap servers.", paramLabel = "HOST:PORT")
                    String bootstrapServers,
            @Option(names = "--keys", required = true, description = "Folder of the pair.") Path keys,
            @Option(names = "--vehicles", required = true, description = "CSV of vehicles.") Path vehicles)
            throws IOException {
        var ports = Ports.fixed("");
        var api = new Api(
                id -> {
                    var service = SystemService.named(id);
                    return URI.create("http://" + service.module() + ":" + ports.service(service));
                },
                DemoCommand.tourToken(LocalTokens.in(keys)));
        Tour.take(
                vehicles,
                api.traced(),
                Map.of("bootstrap.servers", bootstrapServers),
                TopicProvisioning.EVENTS,
                System.out);
        return 0;
    }
}

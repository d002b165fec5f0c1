package org.fleetrental.local;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** PostgreSQL as a process. */
public final class Postgres extends Part {

    public static final String ADMIN = "postgres";

    /** How text is stored and sorted, as {@code initdb} is told: the same wherever it runs. */
    static final List<String> TEXT =
            List.of("--encoding=UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8");

    private final Path home;
    private final Path data;
    private final int port;
    private final boolean durable;

    public Postgres(Path home, int port, boolean durable) {
        this.home = home;
        this.data = home.resolve("data/postgres");
        this.port = port;
        this.durable = durable;
    }

    String url(String database) {
        return "jdbc:postgresql://" + Ports.HOST + ":" + port + "/" + database;
    }

    public String adminUrl(String database) {
        return url(database) + "?user=" + ADMIN + "&password=" + ADMIN;
    }

    @Override
    Child launch() {
        var programs = PostgresBinaries.unpacked().resolve("bin");
        if (!Files.exists(data.resolve("PG_VERSION"))) {
            initialise(programs);
        }
        var command = new ArrayList<>(asOrdinaryUser());
        command.addAll(List.of(programs.resolve("postgres").toString(), "-D", data.toString()));
        settings().forEach((name, value) -> command.addAll(List.of("-c", name + "=" + value)));
        return Child.start("postgres", home, "INT", Map.of(), command);
    }

    @Override
    boolean isReady() {
        return Waiting.accepts(port) && DatabaseProvisioning.answers(adminUrl("postgres"));
    }

    private Map<String, String> settings() {
        var always = Map.of(
                "listen_addresses",
                Ports.HOST,
                "port",
                String.valueOf(port),
                "unix_socket_directories",
                "",
                "max_connections",
                "300",
                "timezone",
                "UTC",
                "log_timezone",
                "UTC");
        var all = new TreeMap<>(always);
        if (!durable) {
            all.putAll(Map.of("fsync", "off", "synchronous_commit", "off", "full_page_writes", "off"));
        }
        return all;
    }

    /** Made beside and renamed, so that an interrupted first start leaves nothing half done. */
    private void initialise(Path programs) {
        var beside = data.resolveSibling("postgres.new");
        Folders.delete(beside);
        Folders.create(home.resolve("data"));
        var password = home.resolve("postgres-password");
        try {
            Files.writeString(password, ADMIN);
            var command = new ArrayList<>(asOrdinaryUser());
            command.addAll(List.of(programs.resolve("initdb").toString(), "-D", beside.toString()));
            command.addAll(List.of("-U", ADMIN, "-A", "scram-sha-256", "--pwfile", password.toString()));
            command.addAll(TEXT);
            if (!durable) {
                command.add("--no-sync");
            }
            Programs.run("initdb", home, command);
            Files.move(beside, data);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } finally {
            Folders.delete(password);
        }
    }

    /** PostgreSQL refuses to run as root; in a user namespace of its own it is nobody. */
    private static List<String> asOrdinaryUser() {
        return new UnixSystem().getUid() == 0 ? List.of("unshare", "-U") : List.of();
    }
}

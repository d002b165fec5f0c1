package org.fleetrental.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import org.fleetrental.system.Client;

/**
 * How the database has answered what the services asked: PostgreSQL notes the plans of all statements in its log, with
 * what they took, while there is an object of this class. Noting slows it down: measure before.
 */
final class QueryPlans {

    private static final int TRIES_MAX = 50;
    private static final String PLAN = "plan:\nQuery Text:";

    private final ObjectMapper json = new ObjectMapper();
    private final Workbench bench;
    private final Client client;
    private final Path folder;

    /** Starts the noting, and with it makes the folder that {@link #write} writes to. */
    QueryPlans(Workbench bench, Path folder) throws Exception {
        this.bench = bench;
        this.client = new Client(bench.system());
        this.folder = Files.createDirectories(folder);
        bench.execute("alter system set auto_explain.log_min_duration = 0", "select pg_reload_conf()");
    }

    /** Before the database is restarted; nothing is noted yet. */
    static void prepare(Workbench bench) throws SQLException {
        bench.execute(
                "load 'auto_explain'",
                "alter system set shared_preload_libraries = 'auto_explain'",
                "alter system set auto_explain.log_min_duration = -1",
                "alter system set auto_explain.log_analyze = on",
                "alter system set auto_explain.log_buffers = on",
                "alter system set auto_explain.log_nested_statements = on",
                "alter system set logging_collector = on",
                "alter system set log_rotation_size = 0",
                "alter system set log_destination = 'jsonlog'");
    }

    /** To a file with the question's name. */
    void write(Question question) throws Exception {
        for (int tries = 0; tries < TRIES_MAX; tries++) {
            var plans = plans(question);
            if (!plans.isEmpty()) {
                var name = question.what().replaceAll("[^a-z0-9]+", "-").replaceFirst("-$", "") + ".txt";
                Files.writeString(
                        folder.resolve(name), "%s%nGET %s%n%n%s%n".formatted(question.what(), question.path(), plans));
                return;
            }
        }
        throw new IllegalStateException("No plan was noted for " + question.what());
    }

    /** Empty if the service's connection has not heard yet that plans are to be noted. */
    private String plans(Question question) throws Exception {
        long begin = bench.number("select size from pg_stat_file(pg_current_logfile('jsonlog'))");
        question.check(
                client.get(question.service(), question.path()).expect(200).body());
        var end = UUID.randomUUID().toString();
        bench.text("select '" + end + "'");
        var log = "select pg_read_file(pg_current_logfile('jsonlog'), %d, 100000000)".formatted(begin);
        Workbench.until(() -> bench.text(log).contains(end));
        return bench.text(log)
                .lines()
                .map(line -> planOf(question, line))
                .filter(plan -> !plan.isEmpty())
                .collect(Collectors.joining("\n\n"));
    }

    private String planOf(Question question, String line) {
        try {
            var entry = json.readTree(line);
            var message = entry.path("message").asText();
            return entry.path("user").asText().equals(question.service())
                            && message.contains(PLAN)
                            && message.toLowerCase(Locale.ROOT).contains(question.table())
                    ? message
                    : "";
        } catch (JsonProcessingException half) {
            // A line that was begun before we looked.
            return "";
        }
    }
}

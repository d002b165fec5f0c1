package org.fleetrental.system.watched;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.AlterConfigOp.OpType;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.StringSerializer;
import org.fleetrental.local.LocalSystem;
import org.fleetrental.local.Prometheus;
import org.fleetrental.local.SystemOptions;
import org.fleetrental.system.RentalCompany;

/** A system of its own, watched by a Prometheus of its own, and what can be broken in it. */
final class Drill implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    final LocalSystem system;
    final RentalCompany company;
    private final Prometheus prometheus;

    private Drill(LocalSystem system, Path home) {
        this.system = system;
        this.company = new RentalCompany(system);
        this.prometheus = Prometheus.over(system, home, home.resolve("rules"));
    }

    /** @param home for rules that wait less long, and for the data of Prometheus */
    static Drill start(Path home) throws IOException {
        impatientRules(Files.createDirectory(home.resolve("rules")));
        // Each difference counts at once: nobody waits five minutes for it here.
        var system = LocalSystem.start(
                SystemOptions.forTests().withDurable(true).with("fleet.accounting.settles-within", "PT0S"));
        return new Drill(system, home);
    }

    /** The same rules, but that what they say has to last for seconds only. */
    private static void impatientRules(Path folder) throws IOException {
        for (var name : Observability.files("rules").keySet()) {
            var rules = Observability.text("deploy/observability/rules/" + name + ".yml");
            Files.writeString(folder.resolve(name + ".yml"), rules.replaceAll("(?m)^( +for:) .*$", "$1 5s"));
        }
    }

    /** The names of the alerts that fire now. */
    Set<String> firing() {
        try (var http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create(prometheus.url() + "/api/v1/alerts"))
                    .build();
            var names = new TreeSet<String>();
            JSON.readTree(http.send(request, BodyHandlers.ofString()).body())
                    .at("/data/alerts")
                    .forEach(alert -> {
                        if (alert.path("state").asText().equals("firing")) {
                            names.add(alert.at("/labels/alertname").asText());
                        }
                    });
            return names;
        } catch (IOException | InterruptedException failure) {
            throw new IllegalStateException("Prometheus does not answer", failure);
        }
    }

    /** Records that nobody can make sense of: they have no headers. */
    void poison(List<String> keys) {
        Map<String, Object> config =
                Map.of("bootstrap.servers", system.backing().kafkaBootstrapServers());
        try (var producer = new KafkaProducer<>(config, new StringSerializer(), new StringSerializer())) {
            keys.forEach(key -> producer.send(new ProducerRecord<>("fleet.rentals", key, "poison")));
        }
    }

    /** @param bytes that a record of the topic may have */
    void limit(String topic, int bytes) {
        var limit = new AlterConfigOp(new ConfigEntry("max.message.bytes", String.valueOf(bytes)), OpType.SET);
        Map<String, Object> config =
                Map.of("bootstrap.servers", system.backing().kafkaBootstrapServers());
        try (var admin = Admin.create(config)) {
            admin.incrementalAlterConfigs(Map.of(new ConfigResource(ConfigResource.Type.TOPIC, topic), List.of(limit)))
                    .all()
                    .get();
        } catch (ExecutionException | InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Nobody reads or writes the table until the connection is closed. */
    Connection lock(String table) {
        try {
            var connection = DriverManager.getConnection(system.backing().adminJdbcUrl());
            connection.setAutoCommit(false);
            try (var statement = connection.createStatement()) {
                statement.execute("lock table " + table + " in access exclusive mode");
            }
            return connection;
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** @return the status of the answer */
    int get(String service, String path) {
        return company.client().get(service, path).status();
    }

    @Override
    public void close() {
        prometheus.end();
        system.close();
    }
}

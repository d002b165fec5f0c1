package org.fleetrental.local;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One Kafka node, broker and controller in one, as a process. */
final class Kafka extends Part {

    private static final String CLUSTER_ID = "ZmxlZXQtcmVudGFsLWxvYw";

    private final Path home;
    private final Path data;
    private final Ports ports;
    private final @Nullable KafkaDetour detour;
    private final @Nullable KafkaSecurity security;

    /**
     * @param detour a second door for whom a proxy sends; only at a broker without passwords
     * @param security null for a broker at which everybody may do everything
     */
    Kafka(Path home, Ports ports, @Nullable KafkaDetour detour, @Nullable KafkaSecurity security) {
        this.home = home;
        this.data = home.resolve("data/kafka");
        this.ports = ports;
        this.detour = detour;
        this.security = security;
    }

    String bootstrapServers() {
        return Ports.HOST + ":" + ports.kafka();
    }

    @Override
    Child launch() {
        var config = writeConfig();
        if (!Files.exists(data.resolve("meta.properties"))) {
            Programs.run(
                    "kafka-format", home, command("kafka.tools.StorageTool", "format", "-t", CLUSTER_ID, "-c", config));
        }
        return Child.start("kafka", home, "TERM", Map.of(), command("kafka.Kafka", config));
    }

    @Override
    boolean isReady() {
        return Waiting.accepts(ports.kafka());
    }

    private List<String> command(String mainClass, String... arguments) {
        var command = new ArrayList<>(List.of(Programs.java(), "-Xms64m", "-Xmx256m", "-XX:+UseSerialGC"));
        command.add("-XX:+ExitOnOutOfMemoryError");
        command.addAll(List.of("-Dorg.slf4j.simpleLogger.defaultLogLevel=warn", "-Dlog4j2.StatusLogger.level=OFF"));
        command.addAll(List.of("-cp", Folders.part("kafka") + "/*", mainClass));
        command.addAll(List.of(arguments));
        return command;
    }

    private static String listener(String prefix, int port) {
        return "%s://%s:%d".formatted(prefix, Ports.HOST, port);
    }

    /** The listener that clients use is called CLIENT. */
    private String doors() {
        if (security != null) {
            return security.brokerSettings();
        }
        return """
                inter.broker.listener.name=CLIENT
                listener.security.protocol.map=CLIENT:PLAINTEXT,DETOUR:PLAINTEXT,CONTROLLER:PLAINTEXT
                """;
    }

    private String writeConfig() {
        var listeners = listener("CLIENT", ports.kafka());
        var advertised = listeners;
        if (detour != null) {
            listeners += "," + listener("DETOUR", detour.listening());
            advertised += "," + listener("DETOUR", detour.advertised());
        }
        var config = """
                process.roles=broker,controller
                node.id=1
                controller.quorum.voters=1@%1$s:%2$d
                controller.listener.names=CONTROLLER
                listeners=%3$s,CONTROLLER://%1$s:%2$d
                advertised.listeners=%4$s
                log.dirs=%5$s
                auto.create.topics.enable=false
                offsets.topic.replication.factor=1
                offsets.topic.num.partitions=8
                transaction.state.log.replication.factor=1
                transaction.state.log.min.isr=1
                transaction.state.log.num.partitions=8
                share.coordinator.state.topic.replication.factor=1
                share.coordinator.state.topic.min.isr=1
                group.initial.rebalance.delay.ms=0
                """.formatted(Ports.HOST, ports.kafkaController(), listeners, advertised, data);
        Folders.create(home.resolve("data"));
        return Folders.writeForOwner(data.resolveSibling("kafka.properties"), config + doors())
                .toString();
    }
}

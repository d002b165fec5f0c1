package org.fleetrental.local;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TopicExistsException;
import org.fleetrental.schemas.catalog.Topic;

/** The topics of the system. Doing it again changes nothing. */
public final class TopicProvisioning {

    /** By owner. */
    public static final List<String> EVENTS =
            List.of("fleet.vehicles", "fleet.rentals", "fleet.maintenance", "fleet.accounting");

    public static final List<String> DEAD_LETTERS =
            SystemService.ids().stream().map(Topic::deadLetters).toList();

    public static final int EVENT_PARTITIONS = 6;
    private static final short REPLICAS = 1;
    private static final Duration BROKER_WITHIN = Duration.ofSeconds(60);
    public static final Map<String, String> FOR_30_DAYS = Map.of("retention.ms", "2592000000");

    private TopicProvisioning() {}

    static List<String> all() {
        return Stream.concat(EVENTS.stream(), DEAD_LETTERS.stream()).toList();
    }

    /** @param kafka settings of a client that may create topics */
    public static void provision(Map<String, ?> kafka) {
        var topics = new ArrayList<NewTopic>();
        EVENTS.forEach(name -> topics.add(new NewTopic(name, EVENT_PARTITIONS, REPLICAS).configs(FOR_30_DAYS)));
        DEAD_LETTERS.forEach(name -> topics.add(new NewTopic(name, 1, REPLICAS).configs(FOR_30_DAYS)));
        try (var admin = admin(kafka)) {
            awaitBroker(admin);
            for (var creation : admin.createTopics(topics).values().values()) {
                awaitCreated(creation);
            }
        }
    }

    public static Admin admin(Map<String, ?> kafka) {
        return KafkaClasses.with(() -> Admin.create(Map.<String, Object>copyOf(kafka)));
    }

    /** Whether a broker is there that takes topics; waits a few seconds at most. */
    static boolean answers(String bootstrapServers) {
        try (var admin = admin(Map.of("bootstrap.servers", bootstrapServers))) {
            return hasBroker(admin);
        }
    }

    /**
     * A broker that has just come, or that was away for seconds, answers before its controller counts on it, and the
     * controller has nowhere to put a topic until then.
     */
    private static void awaitBroker(Admin admin) {
        if (!Waiting.until(() -> hasBroker(admin), BROKER_WITHIN)) {
            throw new IllegalStateException("Kafka has no broker for topics after " + BROKER_WITHIN.toSeconds() + " s");
        }
    }

    private static boolean hasBroker(Admin admin) {
        try {
            return !admin.describeCluster().nodes().get(5, TimeUnit.SECONDS).isEmpty();
        } catch (ExecutionException | TimeoutException notYet) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", interrupted);
        }
    }

    private static void awaitCreated(KafkaFuture<Void> creation) {
        try {
            creation.get(60, TimeUnit.SECONDS);
        } catch (ExecutionException failure) {
            if (!(failure.getCause() instanceof TopicExistsException)) {
                throw new IllegalStateException("A topic cannot be created", failure);
            }
        } catch (TimeoutException failure) {
            throw new IllegalStateException("A topic cannot be created", failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", interrupted);
        }
    }
}

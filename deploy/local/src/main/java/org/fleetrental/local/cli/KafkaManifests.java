package org.fleetrental.local.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.fleetrental.local.KafkaFacts;
import org.fleetrental.local.KafkaRights;
import org.fleetrental.local.SystemService;
import org.fleetrental.local.TopicProvisioning;
import org.fleetrental.schemas.EventCatalog;

/**
 * What deploy/kubernetes and docs/security.md say about topics, about who may do what with them, and about scaling by
 * lag: generated, so that a service that reads another topic is not refused by the broker of production.
 */
final class KafkaManifests {

    private static final String HEAD = "# Generated from schemas/ and the services' application.properties by"
            + " ./fleet catalog --write; a test fails if it differs.\n";
    private static final String FOLDER = "deploy/kubernetes/";
    /** Records that wait for a replica, before another is wanted: some seconds of work at hundreds a second. */
    private static final int LAG_A_REPLICA = 1000;

    private final KafkaFacts facts;
    private final KafkaRights rights;

    private KafkaManifests(KafkaFacts facts) {
        this.facts = facts;
        this.rights = new KafkaRights(facts);
    }

    /** By file, seen from the root of the repository. */
    static SortedMap<String, String> contents(EventCatalog catalog, Path repository) {
        var manifests = new KafkaManifests(KafkaFacts.of(catalog, repository));
        var contents = new TreeMap<String, String>();
        contents.put(FOLDER + "base/kafka/topics.yaml", HEAD + manifests.topics());
        contents.put(FOLDER + "base/kafka/users.yaml", HEAD + manifests.users());
        contents.put(FOLDER + "components/autoscaling/scaled-objects.yaml", HEAD + manifests.scaledObjects());
        contents.put(
                FOLDER + "overlays/second-site/mirror-user.yaml",
                HEAD + AclDocument.of("mirror-target", manifests.rights.ofMirrorTarget()));
        contents.put(RightsTable.PAGE, RightsTable.page(repository, manifests.rights.all()));
        contents.put(FOLDER + "components/monitoring/rules.yaml", AlertManifests.rules(repository));
        return Collections.unmodifiableSortedMap(contents);
    }

    /**
     * Makes the files of a repository what they should be.
     *
     * @return those that were not
     */
    static List<String> write(EventCatalog catalog, Path repository) {
        var changed = new ArrayList<String>();
        contents(catalog, repository).forEach((file, content) -> {
            var place = repository.resolve(file);
            try {
                if (!Files.exists(place) || !Files.readString(place).equals(content)) {
                    Files.createDirectories(Objects.requireNonNull(place.getParent()));
                    Files.writeString(place, content);
                    changed.add(file);
                }
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        });
        return changed;
    }

    private String topics() {
        var documents = new ArrayList<String>();
        TopicProvisioning.EVENTS.forEach(name -> documents.add(topic(name, TopicProvisioning.EVENT_PARTITIONS)));
        TopicProvisioning.DEAD_LETTERS.forEach(name -> documents.add(topic(name, 1)));
        return String.join("---\n", documents);
    }

    private static String topic(String name, int partitions) {
        return """
                apiVersion: kafka.strimzi.io/v1
                kind: KafkaTopic
                metadata:
                  name: %s
                  labels:
                    strimzi.io/cluster: fleet
                spec:
                  partitions: %d
                  replicas: 3
                  config:
                    cleanup.policy: delete
                    min.insync.replicas: 2
                    retention.ms: %s
                """.formatted(name, partitions, TopicProvisioning.FOR_30_DAYS.get("retention.ms"));
    }

    private String users() {
        var documents = new ArrayList<String>();
        rights.ofCluster().forEach((user, allowed) -> documents.add(AclDocument.of(user, allowed)));
        return String.join("---\n", documents);
    }

    private String scaledObjects() {
        var documents = new ArrayList<String>();
        for (var service : SystemService.values()) {
            var document = new StringBuilder(scaling(service.module()));
            facts.groups(service).forEach((topic, group) -> document.append(trigger(topic, group)));
            documents.add(document.toString());
        }
        return String.join("---\n", documents);
    }

    /**
     * A service that reads several topics has replicas for the one that needs most; none is of use beyond partitions.
     */
    private static String scaling(String service) {
        return """
                apiVersion: keda.sh/v1alpha1
                kind: ScaledObject
                metadata:
                  name: %s
                spec:
                  scaleTargetRef:
                    name: %1$s
                  minReplicaCount: 2
                  maxReplicaCount: %d
                  # Each change of the number is a rebalance: up soon, down late.
                  advanced:
                    horizontalPodAutoscalerConfig:
                      behavior:
                        scaleUp:
                          stabilizationWindowSeconds: 60
                          policies:
                            - type: Pods
                              value: 2
                              periodSeconds: 60
                        scaleDown:
                          stabilizationWindowSeconds: 600
                          policies:
                            - type: Pods
                              value: 1
                              periodSeconds: 120
                  fallback:
                    failureThreshold: 5
                    replicas: 3
                  triggers:
                    # Of what is requested, 250m: half a core a replica.
                    - type: cpu
                      metricType: Utilization
                      metadata:
                        value: "200"
                """.formatted(service, TopicProvisioning.EVENT_PARTITIONS);
    }

    private static String trigger(String topic, String group) {
        return """
                    - type: kafka
                      metadata:
                        bootstrapServers: fleet-kafka-bootstrap.fleet-rental.svc:9093
                        consumerGroup: %s
                        topic: %s
                        lagThreshold: "%d"
                        offsetResetPolicy: earliest
                        allowIdleConsumers: "false"
                        version: 4.0.0
                      authenticationRef:
                        name: kafka
                """.formatted(group, topic, LAG_A_REPLICA);
    }
}

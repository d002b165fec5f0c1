package org.fleetrental.local;

import static org.apache.kafka.common.acl.AclOperation.ALTER_CONFIGS;
import static org.apache.kafka.common.acl.AclOperation.CREATE;
import static org.apache.kafka.common.acl.AclOperation.DESCRIBE;
import static org.apache.kafka.common.acl.AclOperation.DESCRIBE_CONFIGS;
import static org.apache.kafka.common.acl.AclOperation.READ;
import static org.apache.kafka.common.acl.AclOperation.WRITE;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.utils.SecurityUtils;
import org.fleetrental.schemas.catalog.Topic;

/**
 * Who may do what on Kafka: the one source of the users of deploy/kubernetes, of those of {@code ./fleet up --secure},
 * and of the table in docs/security.md. Nobody may create, delete or change a topic but whoever provisions them.
 */
public final class KafkaRights {

    /** As whom the commands of {@code ./fleet} look at events. Only on one machine: a cluster has no such user. */
    static final String READER = "reader";

    private final KafkaFacts facts;

    public KafkaRights(KafkaFacts facts) {
        this.facts = facts;
    }

    /** @param name literal: a prefix would allow what nobody has looked at */
    public record Right(ResourceType type, String name, List<AclOperation> operations) {

        private static Right topic(String name, AclOperation... operations) {
            return new Right(ResourceType.TOPIC, name, List.of(operations));
        }

        private static Right group(String name, AclOperation... operations) {
            return new Right(ResourceType.GROUP, name, List.of(operations));
        }
    }

    /** As Kafka and Strimzi write it: {@code DescribeConfigs}. */
    public static String name(AclOperation operation) {
        return SecurityUtils.operationName(operation);
    }

    /** Of all users that there may be, by user. */
    public Map<String, List<Right>> all() {
        var rights = new LinkedHashMap<>(ofCluster());
        rights.put(READER, ofReader());
        return Collections.unmodifiableMap(rights);
    }

    /** Of the users of a cluster that the services run on, by user. */
    public Map<String, List<Right>> ofCluster() {
        var rights = ofServices();
        rights.put("keda", ofScaler());
        rights.put("mirror-source", ofMirrorSource());
        return Collections.unmodifiableMap(rights);
    }

    /** Of the users of a system on one machine, by user. */
    Map<String, List<Right>> ofMachine() {
        var rights = ofServices();
        rights.put(READER, ofReader());
        return Collections.unmodifiableMap(rights);
    }

    private Map<String, List<Right>> ofServices() {
        var rights = new LinkedHashMap<String, List<Right>>();
        for (var service : SystemService.values()) {
            rights.put(service.module(), of(service));
        }
        return rights;
    }

    /** An idempotent producer needs no more than to write: its id is given to whoever may write anywhere. */
    private List<Right> of(SystemService service) {
        var rights = new ArrayList<Right>();
        rights.add(Right.topic(Objects.requireNonNull(facts.owned().get(service.id())), DESCRIBE, WRITE));
        rights.add(Right.topic(Topic.deadLetters(service.id()), DESCRIBE, WRITE));
        facts.groups(service).forEach((topic, group) -> {
            // DescribeConfigs: the inbox forgets nothing that the topic may still hold, and asks for its retention.
            rights.add(Right.topic(topic, DESCRIBE, DESCRIBE_CONFIGS, READ));
            rights.add(Right.group(group, DESCRIBE, READ));
        });
        return rights;
    }

    /** Sees how far the groups are, and no event. */
    private List<Right> ofScaler() {
        var rights = new ArrayList<Right>();
        facts.owned().values().stream().sorted().forEach(topic -> rights.add(Right.topic(topic, DESCRIBE)));
        rights.addAll(groupsSeen());
        return rights;
    }

    /** As which the second site reads here; it writes nothing. */
    private List<Right> ofMirrorSource() {
        var rights = new ArrayList<Right>();
        TopicProvisioning.all().forEach(topic -> rights.add(Right.topic(topic, DESCRIBE, DESCRIBE_CONFIGS, READ)));
        rights.addAll(groupsSeen());
        return rights;
    }

    private List<Right> groupsSeen() {
        var rights = new ArrayList<Right>();
        for (var service : SystemService.values()) {
            facts.groups(service).values().forEach(group -> rights.add(Right.group(group, DESCRIBE)));
        }
        return rights;
    }

    /** Without a group: it moves nobody's place. */
    private static List<Right> ofReader() {
        return TopicProvisioning.all().stream()
                .map(topic -> Right.topic(topic, DESCRIBE, READ))
                .toList();
    }

    /** As which MirrorMaker writes at the second site, and keeps its own state. */
    public List<Right> ofMirrorTarget() {
        var rights = new ArrayList<Right>();
        TopicProvisioning.all()
                .forEach(topic -> rights.add(Right.topic(topic, DESCRIBE, DESCRIBE_CONFIGS, ALTER_CONFIGS, WRITE)));
        for (var service : SystemService.values()) {
            facts.groups(service).forEach((topic, group) -> {
                // To set a group's place it has to be read, and so has the topic.
                rights.add(Right.topic(topic, READ));
                rights.add(Right.group(group, DESCRIBE, READ));
            });
        }
        for (var topic : List.of("configs", "offsets", "status", "offset-syncs", "checkpoints")) {
            rights.add(Right.topic("mirror." + topic, CREATE, DESCRIBE, DESCRIBE_CONFIGS, READ, WRITE));
        }
        rights.add(Right.group("mirror", DESCRIBE, READ));
        return rights;
    }
}

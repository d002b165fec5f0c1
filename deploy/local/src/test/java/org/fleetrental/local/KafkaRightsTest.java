package org.fleetrental.local;

import static org.apache.kafka.common.acl.AclOperation.ALTER;
import static org.apache.kafka.common.acl.AclOperation.ALTER_CONFIGS;
import static org.apache.kafka.common.acl.AclOperation.CREATE;
import static org.apache.kafka.common.acl.AclOperation.DELETE;
import static org.apache.kafka.common.acl.AclOperation.DESCRIBE;
import static org.apache.kafka.common.acl.AclOperation.DESCRIBE_CONFIGS;
import static org.apache.kafka.common.acl.AclOperation.READ;
import static org.apache.kafka.common.acl.AclOperation.WRITE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.fleetrental.schemas.catalog.Topic;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Every user tries everything on a real broker. What should come of it is told here from the facts about topics, and
 * not from {@link KafkaRights}, which the broker was told.
 */
class KafkaRightsTest {

    private static final List<AclOperation> ON_TOPICS =
            List.of(WRITE, READ, DESCRIBE, DESCRIBE_CONFIGS, CREATE, ALTER, ALTER_CONFIGS, DELETE);
    private static final List<AclOperation> ON_GROUPS = List.of(READ, DESCRIBE, ALTER_CONFIGS, DELETE);

    private static final SecuredBroker BROKER = SecuredBroker.shared();
    private static final KafkaFacts FACTS = SecuredBroker.facts();

    /** So that there is something to read, by whoever may. */
    @BeforeAll
    static void aRecordInEachTopic() {
        try (var provisioning = new KafkaProbe(BROKER.provisioning())) {
            assertThat(TopicProvisioning.all()).allMatch(topic -> provisioning.may(WRITE, topic));
        }
    }

    @Test
    void topicsAreUsedByThoseWhoShould() throws Exception {
        var matrix = topics(BROKER.users());
        matrix.keep("kafka-topics");
        assertThat(matrix.wrong()).isEmpty();
    }

    @Test
    void groupsAreUsedByTheirServices() throws Exception {
        var matrix = new AccessMatrix("Groups");
        var groups = new TreeMap<String, String>();
        for (var service : SystemService.values()) {
            FACTS.groups(service).forEach((topic, group) -> groups.put(group, topic));
        }
        everybody(
                BROKER.users(),
                (user, probe) -> groups.forEach((group, topic) -> {
                    for (var operation : ON_GROUPS) {
                        boolean wanted = usesGroup(user, operation, group);
                        matrix.add(user, group, name(operation), wanted, probe.mayWithGroup(operation, group, topic));
                    }
                }));
        matrix.keep("kafka-groups");
        assertThat(matrix.wrong()).isEmpty();
    }

    @Test
    void nobodyChangesTheBrokerItsUsersOrTheirRights() throws Exception {
        var matrix = new AccessMatrix("Broker");
        everybody(BROKER.users(), (user, probe) -> {
            var admin = probe.admin();
            var broker = KafkaProbe.config(ConfigResource.Type.BROKER, "1");
            var grant = right(user, ResourceType.CLUSTER, "kafka-cluster", AclOperation.ALL);
            var scram = new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, 4096);
            var takeover = new UserScramCredentialUpsertion("fleet-service", scram, "known");
            refused(
                    matrix,
                    user,
                    "describe rights",
                    admin.describeAcls(AclBindingFilter.ANY).values());
            refused(matrix, user, "grant", admin.createAcls(List.of(grant)).all());
            refused(
                    matrix,
                    user,
                    "revoke",
                    admin.deleteAcls(List.of(grant.toFilter())).all());
            refused(
                    matrix,
                    user,
                    "describe users",
                    admin.describeUserScramCredentials().all());
            refused(
                    matrix,
                    user,
                    "set a password",
                    admin.alterUserScramCredentials(List.of(takeover)).all());
            refused(
                    matrix,
                    user,
                    "describe configs of the broker",
                    admin.describeConfigs(List.of(broker)).all());
            matrix.add(user, "alter configs of the broker", "yes", false, probe.alters(broker, "log.cleaner.threads"));
            matrix.add(user, "create another topic", "yes", false, probe.creates("fleet.planted"));
        });
        matrix.keep("kafka-broker");
        assertThat(matrix.wrong()).isEmpty();
    }

    @Test
    void aListOfTopicsNamesThoseOnlyThatAreOnesBusiness() throws Exception {
        for (var user : BROKER.users()) {
            try (var probe = new KafkaProbe(BROKER.client(user))) {
                assertThat(probe.topicsSeen())
                        .as(user)
                        .containsExactlyInAnyOrderElementsOf(TopicProvisioning.all().stream()
                                .filter(topic -> usesTopic(user, DESCRIBE, topic))
                                .toList());
            }
        }
    }

    /** Otherwise the tests above might say yes to everything. */
    @Test
    void aRightTooManyIsFoundAndTakenAwayAtTheNextStart() throws Exception {
        try (var provisioning = new KafkaProbe(BROKER.provisioning())) {
            var planted = right("fleet-service", ResourceType.TOPIC, "fleet.accounting", READ);
            provisioning.admin().createAcls(List.of(planted)).all().get();
        }
        var user = List.of("fleet-service");
        var found = new ArrayList<String>();
        assertThat(Waiting.until(() -> found.addAll(topics(user).wrong()), Duration.ofSeconds(10)))
                .isTrue();
        assertThat(found)
                .containsExactly(
                        "fleet-service may describe fleet.accounting", "fleet-service may read fleet.accounting");
        BROKER.provision();
        assertThat(topics(user).wrong()).isEmpty();
    }

    @Test
    void passwordsAreInNoLogAndNobodyElseReadsThem() throws IOException {
        var data = BROKER.home().resolve("data");
        for (var file : List.of("kafka-passwords.properties", "kafka.properties")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve(file))))
                    .isEqualTo("rw-------");
        }
        var passwords = Files.readAllLines(data.resolve("kafka-passwords.properties")).stream()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.replaceFirst(".*=", ""))
                .toList();
        assertThat(passwords).doesNotHaveDuplicates().hasSize(BROKER.users().size() + 2);
        try (var logs = Files.list(BROKER.home().resolve("logs"))) {
            assertThat(logs)
                    .isNotEmpty()
                    .allSatisfy(log -> assertThat(Files.readString(log)).doesNotContain(passwords));
        }
    }

    private static AccessMatrix topics(List<String> users) {
        var matrix = new AccessMatrix("Topics");
        everybody(users, (user, probe) -> {
            for (var operation : ON_TOPICS) {
                for (var topic : TopicProvisioning.all()) {
                    boolean wanted = usesTopic(user, operation, topic);
                    matrix.add(user, topic, name(operation), wanted, probe.may(operation, topic));
                }
            }
        });
        return matrix;
    }

    private static boolean usesTopic(String user, AclOperation operation, String topic) {
        return switch (user) {
            case "keda" -> operation == DESCRIBE && TopicProvisioning.EVENTS.contains(topic);
            case "reader" -> operation == DESCRIBE || operation == READ;
            case "mirror-source" -> operation == DESCRIBE || operation == READ || operation == DESCRIBE_CONFIGS;
            default -> usesTopic(SystemService.named(user), operation, topic);
        };
    }

    private static boolean usesTopic(SystemService service, AclOperation operation, String topic) {
        boolean writes = topic.equals(FACTS.owned().get(service.id())) || topic.equals(Topic.deadLetters(service.id()));
        boolean reads = FACTS.groups(service).containsKey(topic);
        return switch (operation) {
            case WRITE -> writes;
            case READ, DESCRIBE_CONFIGS -> reads;
            case DESCRIBE -> writes || reads;
            default -> false;
        };
    }

    private static boolean usesGroup(String user, AclOperation operation, String group) {
        return switch (user) {
            case "keda", "mirror-source" -> operation == DESCRIBE;
            default -> (operation == READ || operation == DESCRIBE) && group.startsWith(user + ".");
        };
    }

    private static void refused(AccessMatrix matrix, String user, String operation, Future<?> question) {
        matrix.add(user, operation, "yes", false, KafkaProbe.allowed(question));
    }

    private static AclBinding right(String user, ResourceType type, String name, AclOperation operation) {
        return new AclBinding(
                new ResourcePattern(type, name, PatternType.LITERAL),
                new AccessControlEntry("User:" + user, "*", operation, AclPermissionType.ALLOW));
    }

    private static String name(AclOperation operation) {
        return operation.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static void everybody(List<String> users, BiConsumer<String, KafkaProbe> attempts) {
        try (var threads = Executors.newFixedThreadPool(4)) {
            var all = users.stream()
                    .map(user -> threads.submit(() -> {
                        try (var probe = new KafkaProbe(BROKER.client(user))) {
                            attempts.accept(user, probe);
                        }
                    }))
                    .toList();
            for (var one : all) {
                one.get();
            }
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }
}

package org.fleetrental.local;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.AlterConfigsOptions;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.CreatePartitionsOptions;
import org.apache.kafka.clients.admin.CreateTopicsOptions;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Tries things as one user, and says whether the broker let it. What it is asked for it really does, where it can. */
final class KafkaProbe implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Map<String, Object> settings;
    private final Admin admin;
    private final KafkaProducer<byte[], byte[]> producer;

    KafkaProbe(Map<String, Object> settings) {
        this.settings = settings;
        this.admin = Admin.create(settings);
        var writing = new HashMap<>(settings);
        // One refusal must not end the producer, as it ends an idempotent one.
        writing.put("enable.idempotence", false);
        this.producer = new KafkaProducer<>(writing, new ByteArraySerializer(), new ByteArraySerializer());
    }

    boolean may(AclOperation operation, String topic) {
        return switch (operation) {
            case WRITE -> allowed(producer.send(new ProducerRecord<>(topic, 0, null, new byte[] {1})));
            case READ -> reads(topic);
            case DESCRIBE -> allowed(admin.describeTopics(List.of(topic)).allTopicNames());
            case DESCRIBE_CONFIGS ->
                allowed(admin.describeConfigs(List.of(config(ConfigResource.Type.TOPIC, topic)))
                        .all());
            case CREATE -> creates(topic);
            case DELETE -> allowed(admin.deleteTopics(List.of(topic)).all());
            case ALTER ->
                allowed(admin.createPartitions(
                                Map.of(topic, NewPartitions.increaseTo(7)),
                                new CreatePartitionsOptions().validateOnly(true))
                        .all());
            case ALTER_CONFIGS -> alters(config(ConfigResource.Type.TOPIC, topic), "retention.ms");
            default -> throw new IllegalArgumentException(operation + " is not of topics");
        };
    }

    /** @param topic that the group reads */
    boolean mayWithGroup(AclOperation operation, String group, String topic) {
        return switch (operation) {
            case READ -> commits(group, topic);
            case DESCRIBE ->
                allowed(admin.describeConsumerGroups(List.of(group)).all());
            case DELETE -> allowed(admin.deleteConsumerGroups(List.of(group)).all());
            case ALTER_CONFIGS -> alters(config(ConfigResource.Type.GROUP, group), "consumer.session.timeout.ms");
            default -> throw new IllegalArgumentException(operation + " is not of groups");
        };
    }

    boolean creates(String topic) {
        return allowed(admin.createTopics(
                        List.of(new NewTopic(topic, Optional.of(1), Optional.empty())),
                        new CreateTopicsOptions().validateOnly(true))
                .all());
    }

    boolean alters(ConfigResource resource, String setting) {
        var change = new AlterConfigOp(new ConfigEntry(setting, "50000"), AlterConfigOp.OpType.SET);
        return allowed(admin.incrementalAlterConfigs(
                        Map.of(resource, List.of(change)), new AlterConfigsOptions().validateOnly(true))
                .all());
    }

    Set<String> topicsSeen() throws Exception {
        return admin.listTopics().names().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    /** For what is asked of the broker as a whole. */
    Admin admin() {
        return admin;
    }

    private boolean reads(String topic) {
        var reading = new HashMap<>(settings);
        reading.put("enable.auto.commit", false);
        var place = new TopicPartition(topic, 0);
        try (var consumer = new KafkaConsumer<>(reading, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(List.of(place));
            consumer.seek(place, 0);
            if (consumer.poll(PATIENCE).isEmpty()) {
                throw new IllegalStateException("Neither a record of " + topic + " nor a refusal");
            }
            return true;
        } catch (TopicAuthorizationException refused) {
            return false;
        }
    }

    /** To set a group's place, the topic has to be readable as well: that is not what is asked here. */
    private boolean commits(String group, String topic) {
        var offsets = Map.of(new TopicPartition(topic, 0), new OffsetAndMetadata(0));
        try {
            return answer(admin.alterConsumerGroupOffsets(group, offsets).all());
        } catch (TopicAuthorizationException passedTheGroup) {
            return true;
        } catch (GroupAuthorizationException refused) {
            return false;
        }
    }

    static ConfigResource config(ConfigResource.Type type, String name) {
        return new ConfigResource(type, name);
    }

    static boolean allowed(Future<?> question) {
        try {
            return answer(question);
        } catch (AuthorizationException refused) {
            return false;
        }
    }

    /** That something is there already, or is not there, is told to those only who may ask. */
    private static boolean answer(Future<?> question) {
        try {
            question.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            return true;
        } catch (ExecutionException failure) {
            return switch (failure.getCause()) {
                case TopicExistsException _, GroupIdNotFoundException _ -> true;
                case AuthorizationException refused -> throw refused;
                default -> throw new IllegalStateException("Neither allowed nor refused", failure.getCause());
            };
        } catch (InterruptedException | TimeoutException failure) {
            throw new IllegalStateException("No answer", failure);
        }
    }

    @Override
    public void close() {
        producer.close(Duration.ZERO);
        admin.close(Duration.ZERO);
    }
}

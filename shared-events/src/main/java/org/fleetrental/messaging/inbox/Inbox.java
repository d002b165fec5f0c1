package org.fleetrental.messaging.inbox;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.fleetrental.messaging.MessagingConfig;
import org.jboss.logging.Logger;

/**
 * Takes in the records of a topic, exactly once in effect. A service has one method per topic that it listens to:
 *
 * <p>{@snippet : @Incoming("rentals") @Blocking void rentals(ConsumerRecords<byte[], byte[]> batch) {
 * inbox.receive("rentals", batch); } }
 *
 * <p>A batch is one transaction, or a few at the same time that share its keys. If one fails, it is rolled back and its
 * records are taken one by one, so that only a bad one suffers. Offsets are committed when everything up to them is
 * either done or in the dead letters; a crash before that repeats records that the inbox already knows.
 */
@ApplicationScoped
public class Inbox {

    private static final Logger LOG = Logger.getLogger(Inbox.class);

    private final Intake intake;
    private final Assignments assignments;
    private final MessagingConfig config;

    Inbox(Intake intake, Assignments assignments, MessagingConfig config) {
        this.intake = intake;
        this.assignments = assignments;
        this.config = config;
    }

    /**
     * Handles a batch and commits its offsets. Returns when every record is settled, however long database or registry
     * are away; the framework keeps the consumer in its group meanwhile and fetches nothing more. What belongs to a
     * partition that another consumer gets meanwhile, or is open when the service stops, is given back: it is not
     * committed and will be delivered again.
     *
     * @param channel the incoming channel that the batch came through
     */
    public void receive(String channel, ConsumerRecords<byte[], byte[]> batch) {
        try {
            takeIn(channel, batch);
        } catch (RuntimeException | Error unexpected) {
            // The framework stops the channel then, and nothing else would say why.
            LOG.errorf(unexpected, "Nothing more is read from %s until the service is started again", channel);
            throw unexpected;
        }
    }

    private void takeIn(String channel, ConsumerRecords<byte[], byte[]> batch) {
        var records = StreamSupport.stream(batch.spliterator(), false).toList();
        if (!records.isEmpty()) {
            int parallelism = config.parallelism().getOrDefault(channel, 1);
            var done = assignments.whileInHand(records, () -> intake.takeIn(records, parallelism, assignments::isOurs));
            assignments.commit(channel, done);
        }
    }
}

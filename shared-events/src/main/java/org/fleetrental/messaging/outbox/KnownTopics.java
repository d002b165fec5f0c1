package org.fleetrental.messaging.outbox;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.jboss.logging.Logger;

/**
 * Which topics Kafka has, as far as it has said. It is asked in the background: for a topic that is missing, or while
 * Kafka is away, a producer keeps its caller waiting for seconds, at every record again.
 */
final class KnownTopics {

    private static final Logger LOG = Logger.getLogger(KnownTopics.class);

    /** Kafka mostly answers within this; who asks first waits for so long. */
    private static final Duration PATIENCE = Duration.ofMillis(100);

    private static final Duration BETWEEN_QUESTIONS = Duration.ofSeconds(1);

    private final Executor threads =
            question -> Thread.ofVirtual().name("topic-look-up").start(question);
    private final Consumer<String> question;
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();

    private record Answer(CompletableFuture<Boolean> known, long askedAt) {

        boolean isOld() {
            return known.isDone() && !known.getNow(false) && System.nanoTime() - askedAt > BETWEEN_QUESTIONS.toNanos();
        }
    }

    /** @param question asks Kafka for a topic, and throws if that does not name it; may take its time */
    KnownTopics(Consumer<String> question) {
        this.question = question;
    }

    /** False also while it is not known yet: ask again. */
    boolean has(String topic) {
        var answer = answers.get(topic);
        if (answer == null || answer.isOld()) {
            answer = new Answer(CompletableFuture.supplyAsync(() -> ask(topic), threads), System.nanoTime());
            answers.put(topic, answer);
            return answer.known()
                    .copy()
                    .completeOnTimeout(false, PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                    .join();
        }
        return answer.known().getNow(false);
    }

    /** What was known of a topic is no longer true. */
    void forget(String topic) {
        answers.put(topic, new Answer(CompletableFuture.completedFuture(false), System.nanoTime()));
    }

    private boolean ask(String topic) {
        try {
            question.accept(topic);
            return true;
        } catch (InvalidTopicException neverATopic) {
            // To be refused for good when something is sent there.
            return true;
        } catch (RuntimeException unknown) {
            LOG.warnf("Kafka does not name topic %s, whose events wait: %s", topic, unknown.getMessage());
            return false;
        }
    }
}

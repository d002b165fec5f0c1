package org.fleetrental.local;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.KafkaFuture;

/** What Kafka answers to whoever administers it. */
public final class KafkaAnswer {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private KafkaAnswer() {}

    /**
     * Waits for a minute.
     *
     * @param failing what is not possible then
     * @throws IllegalStateException if Kafka refuses or does not answer
     */
    public static <T> T of(KafkaFuture<T> question, String failing) {
        try {
            return question.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException failure) {
            throw new IllegalStateException(failing, failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", interrupted);
        }
    }
}

package org.fleetrental.messaging.deadletter;

import java.util.Objects;
import java.util.UUID;
import org.fleetrental.http.Problem;

/** Why a dead letter could not be settled, for the operator. */
final class DeadLetterProblems {

    private DeadLetterProblems() {}

    static Problem unknown(UUID id) {
        return Problem.notFound("dead letter", id);
    }

    static Problem failed(DeadLetter letter) {
        var failure = Objects.requireNonNull(letter.failure());
        return Problem.of(409, "dead-letter-failed-again", failure.message())
                .with("errorType", failure.type())
                .with("attempts", letter.attempts());
    }

    static Problem notFirst(UUID before) {
        return Problem.of(
                        409,
                        "dead-letter-waits",
                        "It waits for dead letter %s of the same topic and key, which has to be settled first"
                                .formatted(before))
                .with("waitsFor", before);
    }

    static Problem over(DeadLetter letter) {
        return Problem.of(409, "dead-letter-settled", "It is %s already".formatted(letter.status()))
                .with("status", letter.status());
    }

    static Problem heldUp(String reason) {
        return Problem.of(503, "held-up", "Nothing has changed: " + reason);
    }
}

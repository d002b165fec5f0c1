package org.fleetrental.system.faults;

import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.fleetrental.system.Answer;
import org.fleetrental.system.faults.Told.Request;
import org.fleetrental.system.faults.Told.Verdict;

/**
 * Asks one request at a time, and remembers what it was told. By its seed it either repeats a request that nobody
 * answered, with the same Idempotency-Key, or leaves it open.
 */
final class Customer {

    private static final Duration BETWEEN_TRIES = Duration.ofMillis(250);
    private static final int TRIES_MAX = 240;

    private final Calls calls;
    private final Random random;
    private final Queue<Told> told;
    private final BooleanSupplier givesUp;

    /** @param givesUp whether the load is over: then nothing is asked again */
    Customer(Calls calls, Random random, Queue<Told> told, BooleanSupplier givesUp) {
        this.calls = calls;
        this.random = random;
        this.told = told;
        this.givesUp = givesUp;
    }

    /** A request that creates something and has no key: the VIN is what cannot be there twice. */
    Told createWithoutKey(Request request, String mark, String service, String path, Map<String, ?> body) {
        return ask(request, mark, service, path, body, false);
    }

    /** A request that creates something, and is known again by its key. */
    Told create(Request request, String mark, String service, String path, Map<String, ?> body) {
        return ask(request, mark, service, path, body, true);
    }

    /** A step of something that is there: without a key, a refusal of a repeated request says nothing. */
    Told step(Request request, UUID id, String service, String path, Map<String, ?> body) {
        return ask(request, id.toString(), service, path, body, false);
    }

    private Told ask(
            Request request, String mark, String service, String path, Map<String, ?> body, boolean repeatable) {
        boolean persistent = random.nextInt(10) < 8;
        var headers = Map.of("Idempotency-Key", new UUID(random.nextLong(), random.nextLong()).toString());
        UUID id = null;
        var verdict = Verdict.UNKNOWN;
        for (int tries = 1; verdict == Verdict.UNKNOWN && tries <= TRIES_MAX; tries++) {
            var answer = calls.post(service, path, body, headers);
            verdict = verdictOf(answer);
            if (verdict == Verdict.YES) {
                id = answer.id("id");
            } else if (verdict == Verdict.NO && tries > 1 && !repeatable) {
                verdict = Verdict.UNKNOWN;
                break;
            } else if (verdict == Verdict.UNKNOWN) {
                if (!persistent || givesUp.getAsBoolean()) {
                    break;
                }
                Rig.hold(BETWEEN_TRIES);
            }
        }
        var result = Told.now(request, mark, verdict, id);
        told.add(result);
        return result;
    }

    private static Verdict verdictOf(Answer answer) {
        if (answer == null || answer.status() >= 500) {
            return Verdict.UNKNOWN;
        }
        return switch (answer.status()) {
            case 200, 201 -> Verdict.YES;
            case 409 -> answer.at("/type").endsWith("request-in-progress") ? Verdict.UNKNOWN : Verdict.NO;
            case 404, 422 -> Verdict.NO;
            default -> throw new AssertionError("An answer that no fault explains: " + answer);
        };
    }
}

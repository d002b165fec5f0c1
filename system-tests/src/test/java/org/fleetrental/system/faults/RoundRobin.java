package org.fleetrental.system.faults;

import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.fleetrental.local.LocalSystem;
import org.fleetrental.system.Answer;
import org.fleetrental.system.Client;

/**
 * What a plain load balancer and a well-behaved client do, and no more: each request goes to the next replica. It is
 * sent again where that is safe: nothing was sent yet, the answer says when to come back, or it carries a key by which
 * a second copy is known. Everything else is a failed request, and remembered. For many threads.
 */
final class RoundRobin implements Calls {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration BETWEEN_ROUNDS = Duration.ofMillis(100);
    private static final int TRIES_MAX = 50;

    private final LocalSystem system;
    private final Client client;
    private final AtomicInteger next = new AtomicInteger();
    private final NavigableMap<String, Integer> repeated = new ConcurrentSkipListMap<>();
    private final Queue<String> failed = new ConcurrentLinkedQueue<>();
    private final Queue<Long> times = new ConcurrentLinkedQueue<>();

    RoundRobin(LocalSystem system) {
        this.system = system;
        this.client = new Client(system, PATIENCE);
    }

    @Override
    public Answer post(String service, String path, Map<String, ?> body, Map<String, String> headers) {
        long begin = System.nanoTime();
        for (int tries = 1; tries <= TRIES_MAX; tries++) {
            var replicas = system.instances(service);
            var replica = replicas.get(Math.floorMod(next.getAndIncrement(), replicas.size()));
            try {
                var answer = client.post(replica, path, body, headers);
                if (answer.status() < 500) {
                    times.add(System.nanoTime() - begin);
                    return answer;
                }
                if (answer.status() != 503
                        || answer.headers().firstValue("Retry-After").isEmpty()) {
                    failed.add("%s POST %s: %s".formatted(replica, path, answer));
                    return null;
                }
                repeated.merge("told when to come back", 1, Integer::sum);
            } catch (UncheckedIOException unanswered) {
                if (unanswered.getCause() instanceof ConnectException) {
                    repeated.merge("connection refused", 1, Integer::sum);
                } else if (isKnownByItsKey(path)) {
                    repeated.merge("no answer, same key again", 1, Integer::sum);
                } else {
                    failed.add("%s POST %s: %s".formatted(replica, path, unanswered.getCause()));
                    return null;
                }
            }
            if (tries % replicas.size() == 0) {
                Rig.hold(BETWEEN_ROUNDS);
            }
        }
        failed.add("POST %s: given up after %d tries".formatted(path, TRIES_MAX));
        return null;
    }

    /** What creates something, but for vehicles: their VIN is what cannot be there twice. */
    private static boolean isKnownByItsKey(String path) {
        return path.equals("/v1/rentals") || path.equals("/v1/payments") || path.equals("/v1/maintenance-jobs");
    }

    /** How often a request was sent again, by why. */
    Map<String, Integer> repeated() {
        return repeated;
    }

    /** The requests that failed, with the reason. */
    Queue<String> failed() {
        return failed;
    }

    /** Within how many milliseconds a share of the requests was answered, with all its tries. */
    long millis(double share) {
        var sorted = times.stream().sorted().toList();
        return sorted.isEmpty() ? 0 : sorted.get((int) (share * (sorted.size() - 1))) / 1_000_000;
    }
}

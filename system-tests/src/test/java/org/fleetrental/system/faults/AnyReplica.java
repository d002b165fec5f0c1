package org.fleetrental.system.faults;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import org.fleetrental.local.LocalSystem;
import org.fleetrental.system.Answer;
import org.fleetrental.system.Client;

/** Each request goes to any replica, by seed, whether it is there or not. */
final class AnyReplica implements Calls {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final LocalSystem system;
    private final Client client;
    private final Random random;

    AnyReplica(LocalSystem system, Random random) {
        this.system = system;
        this.client = new Client(system, PATIENCE);
        this.random = random;
    }

    @Override
    public Answer post(String service, String path, Map<String, ?> body, Map<String, String> headers) {
        var replicas = system.instances(service);
        try {
            return client.post(replicas.get(random.nextInt(replicas.size())), path, body, headers);
        } catch (UncheckedIOException | IllegalArgumentException unanswered) {
            // Or the replica was just removed.
            return null;
        }
    }
}

package org.fleetrental.messaging.schema;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.fleetrental.messaging.MessagingConfig;
import org.fleetrental.messaging.RegistryUnavailableException;
import org.jboss.logging.Logger;

/**
 * Whether the registry has the schemas that this service writes. It asks from the start of the service until it has
 * seen all of them, then never again: a registered schema stays.
 *
 * <p>Not ready only if the registry says that one is not there: then the deployment has not registered it, and the
 * events would be parked in the outbox. A registry that does not answer is nobody's mistake here, and the API goes on
 * taking writes without it; only the very first answer is waited for, for a few seconds.
 */
@Readiness
@ApplicationScoped
class SchemaReadiness implements HealthCheck {

    private static final Logger LOG = Logger.getLogger(SchemaReadiness.class);
    private static final String WHAT_TO_DO =
            "register the schemas of this deployment, then it gets ready by itself: ./fleet schemas register";

    private final SchemaRegistry registry;
    private final Collection<SchemaReference> written;
    private final Duration firstAnswerWithin;
    private final Duration pause;
    private final Set<String> missing = new ConcurrentSkipListSet<>();
    private final CountDownLatch answered = new CountDownLatch(1);
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread thread =
            Thread.ofPlatform().daemon().name("schema-readiness").unstarted(this::run);
    private final long startedAt = System.nanoTime();

    @Inject
    SchemaReadiness(MessagingConfig config, SchemaRegistry registry) {
        this(registry, WrittenSchemas.of(config.service()), Duration.ofSeconds(5), Duration.ofSeconds(3));
    }

    /**
     * @param firstAnswerWithin for how long it is not ready while nothing is known
     * @param pause between two rounds
     */
    SchemaReadiness(
            SchemaRegistry registry, Collection<SchemaReference> written, Duration firstAnswerWithin, Duration pause) {
        this.registry = registry;
        this.written = written;
        this.firstAnswerWithin = firstAnswerWithin;
        this.pause = pause;
    }

    void start(@Observes StartupEvent event) {
        thread.start();
    }

    void stop(@Observes ShutdownEvent event) {
        stopping.countDown();
        thread.interrupt();
    }

    @Override
    public HealthCheckResponse call() {
        var response = HealthCheckResponse.named("event schemas in the registry");
        if (!missing.isEmpty()) {
            response.withData("missing", String.join("; ", missing)).withData("whatToDo", WHAT_TO_DO);
            return response.down().build();
        }
        if (answered.getCount() > 0 && System.nanoTime() - startedAt < firstAnswerWithin.toNanos()) {
            return response.withData("waitingFor", "the first answer of the registry")
                    .down()
                    .build();
        }
        return response.up().build();
    }

    boolean isAsking() {
        return thread.isAlive();
    }

    private void run() {
        var open = new ArrayList<>(written);
        try {
            do {
                open.removeIf(this::isThere);
                answered.countDown();
            } while (!open.isEmpty() && !stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException stopped) {
            LOG.debug("Stopped while the registry was being asked");
        }
    }

    private boolean isThere(SchemaReference schema) {
        var name = schema.group() + "/" + schema.name() + " version " + schema.version();
        try {
            registry.contentId(schema);
            missing.remove(name);
            return true;
        } catch (UnknownSchemaException unknown) {
            if (missing.add(name)) {
                LOG.errorf("Not ready: this service writes %s, which the registry does not have; %s", name, WHAT_TO_DO);
            }
        } catch (RegistryUnavailableException away) {
            LOG.debugf("Not known yet whether the registry has %s: %s", name, away.getMessage());
        }
        return false;
    }
}

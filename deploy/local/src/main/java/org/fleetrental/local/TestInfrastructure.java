package org.fleetrental.local;

import java.util.Locale;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.dockerclient.DockerClientConfigUtils;

/** The one place that decides what tests run on. */
enum TestInfrastructure {
    CONTAINERS {
        @Override
        BackingServices startOnce(boolean durable) {
            return ContainerServices.start();
        }
    },
    EMBEDDED {
        @Override
        BackingServices startOnce(boolean durable) {
            return EmbeddedServices.startTemporary(durable);
        }
    };

    /** Environment variable or system property that overrides the choice. */
    static final String SETTING = "FLEET_TEST_INFRA";

    private static final int TRIES_MAX = 3;

    abstract BackingServices startOnce(boolean durable);

    BackingServices start(boolean durable) {
        return started(() -> startOnce(durable));
    }

    /**
     * Another program may have come first to a port that was free when it was chosen. What did not start is told, and
     * tried again elsewhere.
     */
    static <T> T started(Supplier<T> start) {
        for (int attempt = 1; ; attempt++) {
            try {
                return start.get();
            } catch (RuntimeException failure) {
                if (attempt == TRIES_MAX) {
                    throw failure;
                }
                System.err.println("The backing services do not start, try " + attempt + ": " + failure);
            }
        }
    }

    static TestInfrastructure chosen() {
        return chosen(System.getProperty(SETTING, System.getenv(SETTING)), TestInfrastructure::engineIsHere);
    }

    static TestInfrastructure chosen(@Nullable String setting, BooleanSupplier engineIsHere) {
        if (setting == null || setting.isBlank()) {
            return engineIsHere.getAsBoolean() ? CONTAINERS : EMBEDDED;
        }
        return switch (setting.toLowerCase(Locale.ROOT)) {
            case "containers" -> CONTAINERS;
            case "embedded" -> EMBEDDED;
            default ->
                throw new IllegalArgumentException(SETTING + "=" + setting + ": it is 'containers' or 'embedded'");
        };
    }

    /**
     * Ports are published on the loopback of the engine's machine: a build that is in a container itself does not see
     * them, nor does one with an engine elsewhere. No image is fetched for this answer.
     */
    private static boolean engineIsHere() {
        if (DockerClientConfigUtils.IN_A_CONTAINER) {
            return false;
        }
        try {
            var engine = DockerClientFactory.instance().getTransportConfig().getDockerHost();
            return Set.of("unix", "npipe").contains(engine.getScheme());
        } catch (IllegalStateException noEngine) {
            return false;
        }
    }
}

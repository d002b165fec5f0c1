package org.fleetrental.local;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.testcontainers.DockerClientFactory;

/** The one place that decides what tests run on. */
enum TestInfrastructure {
    CONTAINERS {
        @Override
        BackingServices start(boolean durable) {
            return ContainerServices.start();
        }
    },
    EMBEDDED {
        @Override
        BackingServices start(boolean durable) {
            return EmbeddedServices.startTemporary(durable);
        }
    };

    /** Environment variable or system property that overrides the choice. */
    static final String SETTING = "FLEET_TEST_INFRA";

    abstract BackingServices start(boolean durable);

    static TestInfrastructure chosen() {
        return chosen(System.getProperty(SETTING, System.getenv(SETTING)));
    }

    static TestInfrastructure chosen(@Nullable String setting) {
        if (setting == null || setting.isBlank()) {
            return DockerClientFactory.instance().isDockerAvailable() ? CONTAINERS : EMBEDDED;
        }
        return switch (setting.toLowerCase(Locale.ROOT)) {
            case "containers" -> CONTAINERS;
            case "embedded" -> EMBEDDED;
            default ->
                throw new IllegalArgumentException(SETTING + "=" + setting + ": it is 'containers' or 'embedded'");
        };
    }
}

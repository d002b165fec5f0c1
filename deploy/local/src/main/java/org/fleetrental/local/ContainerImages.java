package org.fleetrental.local;

import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.testcontainers.containers.ContainerFetchException;
import org.testcontainers.images.PullPolicy;
import org.testcontainers.images.RemoteDockerImage;
import org.testcontainers.utility.DockerImageName;

/** The public images of the backing services. docker-compose.yml names the same. */
final class ContainerImages {

    static final String POSTGRES = "postgres:18";
    static final String KAFKA = "apache/kafka:4.4.0";
    static final String REGISTRY = "apicurio/apicurio-registry:3.3.3";

    /**
     * Why they cannot be had, for whoever asks next in this JVM: Testcontainers tries for minutes, and every test would
     * wait for that again. Text in the system properties, because Quarkus loads this class more than once.
     */
    static final String FAILURE = "fleet.container-images.failure";

    /** An image in Testcontainers' words, which leave out why the engine refused it. */
    private static final Pattern REFUSED = Pattern.compile("imageName=([^,)]+)");

    private static final int CAUSES_MAX = 10;

    private ContainerImages() {}

    /**
     * Fetches what the engine does not have yet, and with the first image what Testcontainers itself needs.
     *
     * @throws IllegalStateException if one cannot be had; it says which one, and what to do instead
     */
    static void fetch() {
        fetch(ContainerImages::fetch);
    }

    static void fetch(Consumer<String> engine) {
        var earlier = System.getProperty(FAILURE);
        if (earlier != null) {
            throw new IllegalStateException(earlier);
        }
        try {
            List.of(POSTGRES, KAFKA, REGISTRY).forEach(engine);
        } catch (RuntimeException failure) {
            var message = reason(failure)
                    + "; FLEET_TEST_INFRA=embedded runs PostgreSQL, Kafka and registry as processes instead";
            System.setProperty(FAILURE, message);
            throw new IllegalStateException(message, failure);
        }
    }

    private static void fetch(String image) {
        var name = DockerImageName.parse(image);
        if (PullPolicy.defaultPolicy().shouldPull(name)) {
            System.err.println("Fetching the image " + image + ", once; this may take minutes ...");
        }
        try {
            new RemoteDockerImage(name).get();
        } catch (RuntimeException failure) {
            throw new ContainerFetchException("imageName=" + image, failure);
        }
    }

    private static String reason(RuntimeException failure) {
        var refused = REFUSED.matcher(String.valueOf(failure.getMessage()));
        if (refused.find()) {
            return "The container engine did not get the image %1$s (docker pull %1$s says why)"
                    .formatted(refused.group(1));
        }
        var root = root(failure);
        return "The container engine cannot be used: " + failure.getMessage()
                + (root == failure ? "" : ": " + root.getMessage());
    }

    private static Throwable root(Throwable failure) {
        var root = failure;
        for (int depth = 0; depth < CAUSES_MAX; depth++) {
            root = Objects.requireNonNullElse(root.getCause(), root);
        }
        return root;
    }
}

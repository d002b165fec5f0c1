package org.fleetrental.testkit;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.fleetrental.local.BackingServices;

/**
 * Connects the service under test to the backing services of this JVM. Named once in a module, by
 * {@code @QuarkusTestResource(BackingServicesResource.class)}, it holds for all its tests.
 */
public final class BackingServicesResource implements QuarkusTestResourceLifecycleManager {

    /** Where the public key is that belongs to {@link Tokens}, whatever the service under test trusts beside it. */
    static final String KEYS = "fleet.test.keys";

    @Override
    public Map<String, String> start() {
        var service = serviceUnderTest();
        var thread = Thread.currentThread();
        var original = thread.getContextClassLoader();
        // Testcontainers looks its plug-ins up there, and would find the application's copy of its own interfaces.
        thread.setContextClassLoader(BackingServices.class.getClassLoader());
        try {
            var config = new HashMap<>(BackingServices.shared().serviceConfig(service));
            config.put(KEYS, Objects.requireNonNull(config.get("mp.jwt.verify.publickey.location")));
            return config;
        } finally {
            thread.setContextClassLoader(original);
        }
    }

    @Override
    public void stop() {
        // The backing services end with the JVM: the next test class goes on with them.
    }

    private static String serviceUnderTest() {
        var properties = new Properties();
        try (InputStream file =
                Thread.currentThread().getContextClassLoader().getResourceAsStream("application.properties")) {
            properties.load(Objects.requireNonNull(file, "application.properties"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return Objects.requireNonNull(properties.getProperty("fleet.messaging.service"), "fleet.messaging.service");
    }
}

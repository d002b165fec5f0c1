package org.fleetrental.production;

import io.quarkus.flyway.FlywayConfigurationCustomizer;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigUtils;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.Config;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/**
 * Refuses to start a service in production with settings that are only right on one machine: before it migrates its
 * tables, sends or takes the first event, and answers the first request. It names all of them at once.
 *
 * <p>Production is where the profile {@code production} is active: {@code QUARKUS_PROFILE=prod,production}. The profile
 * {@code prod} alone is that of every packaged service, also of those on one machine.
 */
@ApplicationScoped
class ProductionStart implements FlywayConfigurationCustomizer {

    static final String PROFILE = "production";

    private final Config config;

    ProductionStart(Config config) {
        this.config = config;
    }

    /** Migrations come before the start of everything else. */
    @Override
    public void customize(FluentConfiguration migrations) {
        check();
    }

    void start(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent start) {
        check();
    }

    private void check() {
        if (ConfigUtils.isProfileActive(PROFILE)) {
            var refusals = ProductionRules.refusals(config);
            if (!refusals.isEmpty()) {
                // Of this kind, Quarkus logs the message alone.
                throw new ConfigurationException(message(refusals));
            }
        }
    }

    private static String message(List<Refusal> refusals) {
        return refusals.stream()
                .map(refusal -> "\n  " + refusal)
                .collect(Collectors.joining("", "Not started: these settings are not for production.", ""));
    }
}

package org.fleetrental.accounting.reconciliation;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;

@ConfigMapping(prefix = "fleet.accounting")
interface ReconciliationConfig {

    /** Address of rentals-service. */
    URI rentalsUrl();

    /** What is younger than this may be a difference only because an event is on its way. */
    @WithDefault("PT5M")
    Duration settlesWithin();

    /** For how long rentals-service is waited for, each time it is asked. */
    @WithDefault("PT5S")
    Duration rentalsPatience();
}

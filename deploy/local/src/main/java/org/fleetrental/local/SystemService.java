package org.fleetrental.local;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The four services, in the order in which they are shown. */
public enum SystemService {
    FLEET,
    RENTALS,
    MAINTENANCE,
    ACCOUNTING;

    /** Short name: schema, role, configuration. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Module and process. */
    public String module() {
        return id() + "-service";
    }

    /** Takes {@code rentals} and {@code rentals-service}. */
    public static SystemService named(String name) {
        return Arrays.stream(values())
                .filter(service -> service.id().equals(name) || service.module().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "No service '" + name + "'; there are " + String.join(", ", ids())));
    }

    public static List<String> ids() {
        return Arrays.stream(values()).map(SystemService::id).collect(Collectors.toList());
    }
}

package org.fleetrental.local;

import java.util.HashMap;
import java.util.Map;

/**
 * How a {@link LocalSystem} is run.
 *
 * @param durable whether PostgreSQL acknowledges only what is on the disk; measure with true
 * @param quickStart whether the services' code is compiled quickly rather than well; measure with false
 * @param serviceHeap the services' largest heap, as {@code -Xmx} takes it
 * @param throughProxies whether the services reach PostgreSQL, Kafka and the registry through
 *     {@link LocalSystem#detours}
 * @param settings Quarkus properties for all services, over those of {@link BackingServices#serviceConfig}
 * @param own Quarkus properties of single services, by service, over all others
 */
public record SystemOptions(
        boolean durable,
        boolean quickStart,
        String serviceHeap,
        boolean throughProxies,
        Map<String, String> settings,
        Map<String, Map<String, String>> own) {

    public SystemOptions {
        settings = Map.copyOf(settings);
        own = Map.copyOf(own);
    }

    /** Quick, and not safe against a crash of the machine. */
    public static SystemOptions forTests() {
        return new SystemOptions(false, true, "256m", false, Map.of(), Map.of());
    }

    /** As {@code ./fleet up} runs it. */
    public static SystemOptions forUse() {
        return new SystemOptions(true, false, "256m", false, Map.of(), Map.of());
    }

    public SystemOptions withDurable(boolean durable) {
        return new SystemOptions(durable, quickStart, serviceHeap, throughProxies, settings, own);
    }

    public SystemOptions withServiceHeap(String serviceHeap) {
        return new SystemOptions(durable, quickStart, serviceHeap, throughProxies, settings, own);
    }

    public SystemOptions withProxies() {
        return new SystemOptions(durable, quickStart, serviceHeap, true, settings, own);
    }

    public SystemOptions with(String property, String value) {
        var all = new HashMap<>(settings);
        all.put(property, value);
        return new SystemOptions(durable, quickStart, serviceHeap, throughProxies, all, own);
    }

    /** @param service one of fleet, rentals, maintenance, accounting */
    public SystemOptions withOwn(String service, Map<String, String> properties) {
        var all = new HashMap<>(own);
        all.put(service, Map.copyOf(properties));
        return new SystemOptions(durable, quickStart, serviceHeap, throughProxies, settings, all);
    }
}

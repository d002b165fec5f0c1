package org.fleetrental.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/**
 * Where everything listens, on loopback.
 *
 * @param prometheus used only where the system is observed
 * @param firstService of four in a row, in the order of {@link SystemService}
 * @param firstManagement of four in a row
 */
public record Ports(
        int postgres,
        int kafka,
        int kafkaController,
        int registry,
        int registryManagement,
        int prometheus,
        int firstService,
        int firstManagement) {

    public static final String HOST = "127.0.0.1";

    private static final int COUNT_OF_FREE = 6;
    private static final int TRIES_MAX = 10_000;

    /** They seem free until whoever asked for them listens there. */
    private static final Set<Integer> GIVEN = new HashSet<>();

    /** Shifts every fixed port, so that two systems can run side by side. */
    public static final String OFFSET = "FLEET_PORT_OFFSET";

    /** The ports of {@code ./fleet up} if it were started now; one that runs has written down its own. */
    public static Ports fixed() {
        var setting = System.getenv(OFFSET);
        return fixed(setting == null ? "" : setting);
    }

    public static Ports fixed(String offsetSetting) {
        int offset;
        try {
            offset = offsetSetting.isBlank() ? 0 : Integer.parseInt(offsetSetting.strip());
        } catch (NumberFormatException wrong) {
            throw new IllegalArgumentException(OFFSET + "=" + offsetSetting + " is not a number", wrong);
        }
        return new Ports(
                15432 + offset,
                19092 + offset,
                19093 + offset,
                18080 + offset,
                19080 + offset,
                19090 + offset,
                8081 + offset,
                9081 + offset);
    }

    /** Ports that nobody has now, below the range from which the system gives ports to outgoing connections. */
    public static Ports free() {
        var single =
                IntStream.range(0, COUNT_OF_FREE).map(_ -> freeRow(1)).boxed().toList();
        int services = freeRow(SystemService.values().length * 2);
        return new Ports(
                single.get(0),
                single.get(1),
                single.get(2),
                single.get(3),
                single.get(4),
                single.get(5),
                services,
                services + SystemService.values().length);
    }

    public int service(SystemService service) {
        return firstService + service.ordinal();
    }

    public int management(SystemService service) {
        return firstManagement + service.ordinal();
    }

    /** The registry's native API. */
    public String registryUrl() {
        return "http://" + HOST + ":" + registry + "/apis/registry/v3";
    }

    /** Every port with the name of its user, save that of Prometheus. */
    public Map<Integer, String> all() {
        var all = new LinkedHashMap<Integer, String>();
        all.put(postgres, "PostgreSQL");
        all.put(kafka, "Kafka");
        all.put(kafkaController, "Kafka's controller");
        all.put(registry, "the schema registry");
        all.put(registryManagement, "the schema registry's management");
        for (var service : SystemService.values()) {
            all.put(service(service), service.module());
            all.put(management(service), service.module() + "'s management");
        }
        return all;
    }

    public static boolean isFree(int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByName(HOST), port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }

    /** The first of some free ports in a row. None of them is given to anybody else of this process. */
    static synchronized int freeRow(int length) {
        for (int attempt = 0; attempt < TRIES_MAX; attempt++) {
            int first = ThreadLocalRandom.current().nextInt(20_000, 32_000);
            var row = IntStream.range(first, first + length).boxed().toList();
            if (row.stream().allMatch(port -> !GIVEN.contains(port) && isFree(port))) {
                GIVEN.addAll(row);
                return first;
            }
        }
        throw new IllegalStateException("No free ports on " + HOST);
    }
}

package org.fleetrental.local;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

    private static final String GIVEN = "fleet.port.";

    /** Held for other processes to see. */
    private static final List<FileLock> RESERVED = new ArrayList<>();

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

    /** The first of some free ports in a row. None of them is given to anybody else who asks here, in any process. */
    static synchronized int freeRow(int length) {
        for (int attempt = 0; attempt < TRIES_MAX; attempt++) {
            int first = ThreadLocalRandom.current().nextInt(20_000, 32_000);
            var row = IntStream.range(first, first + length);
            if (row.allMatch(port -> isFree(port) && reserve(port))) {
                return first;
            }
        }
        throw new IllegalStateException("No free ports on " + HOST);
    }

    /**
     * A port seems free until whoever asked for it listens there, and two systems that start at the same time would
     * both take it. In this JVM the system properties say what was given, because Quarkus loads this class more than
     * once; between processes it is a lock on a file, which ends with the process.
     */
    static boolean reserve(int port) {
        if (System.getProperties().putIfAbsent(GIVEN + port, "") != null) {
            return false;
        }
        try {
            var channel = FileChannel.open(reservation(port), CREATE, WRITE);
            var lock = channel.tryLock();
            if (lock == null) {
                channel.close();
            }
            return lock != null && RESERVED.add(lock);
        } catch (IOException failure) {
            throw new UncheckedIOException("Port " + port + " cannot be reserved", failure);
        }
    }

    private static Path reservation(int port) {
        var user = System.getProperty("user.name");
        var folder = Folders.create(Path.of(System.getProperty("java.io.tmpdir"), "fleet-ports-" + user));
        return folder.resolve(String.valueOf(port));
    }
}

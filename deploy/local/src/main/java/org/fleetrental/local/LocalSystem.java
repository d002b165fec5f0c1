package org.fleetrental.local;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** The backing services and the four services, each a process of its own. */
public final class LocalSystem implements AutoCloseable {

    private static final Duration READY_WITHIN = Duration.ofSeconds(90);

    private final Path home;
    private final Ports ports;
    private final Options options;
    private final Progress progress;
    private final BackingServices backing;
    private final Map<SystemService, Child> services = Collections.synchronizedMap(new EnumMap<>(SystemService.class));

    private LocalSystem(Path home, Ports ports, Options options, Progress progress, BackingServices backing) {
        this.home = home;
        this.ports = ports;
        this.options = options;
        this.progress = progress;
        this.backing = backing;
    }

    /**
     * @param durable whether PostgreSQL acknowledges only what is on the disk; measure with true
     * @param serviceHeap the services' largest heap, as {@code -Xmx} takes it
     * @param settings Quarkus properties for all services, over those of {@link BackingServices#serviceConfig}
     */
    public record Options(boolean durable, String serviceHeap, Map<String, String> settings) {

        public Options {
            settings = Map.copyOf(settings);
        }

        /** Quick, and not safe against a crash of the machine. */
        public static Options forTests() {
            return new Options(false, "256m", Map.of());
        }

        public Options withDurable(boolean durable) {
            return new Options(durable, serviceHeap, settings);
        }

        public Options withServiceHeap(String serviceHeap) {
            return new Options(durable, serviceHeap, settings);
        }

        public Options with(String property, String value) {
            var all = new HashMap<>(settings);
            all.put(property, value);
            return new Options(durable, serviceHeap, all);
        }
    }

    /** A system of its own at free ports, in a temporary folder that {@link #close} removes. */
    public static LocalSystem start(Options options) {
        var backing = TestInfrastructure.chosen().start(options.durable());
        var system = new LocalSystem(Folders.temporary(), Ports.free(), options, Progress.SILENT, backing);
        Runtime.getRuntime().addShutdownHook(new Thread(system::close, "stop-local-system"));
        try {
            system.startAllServices();
            return system;
        } catch (RuntimeException failure) {
            system.close();
            throw failure;
        }
    }

    /** The services of {@code ./fleet up}, on backing services that are started already. Not started yet. */
    static LocalSystem permanent(Path home, Ports ports, Progress progress, BackingServices backing) {
        return new LocalSystem(home, ports, new Options(true, "256m", Map.of()), progress, backing);
    }

    void startAllServices() {
        allAtOnce(
                Arrays.asList(SystemService.values()),
                service -> progress.step(service.module(), () -> start(service)));
    }

    private static <T> void allAtOnce(Collection<T> targets, Consumer<T> action) {
        // The common pool has a single thread on a machine with two cores.
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var actions = targets.stream()
                    .map(target -> CompletableFuture.runAsync(() -> action.accept(target), threads))
                    .toArray(CompletableFuture[]::new);
            CompletableFuture.allOf(actions).join();
        } catch (CompletionException failure) {
            throw failure.getCause() instanceof RuntimeException cause ? cause : failure;
        }
    }

    /** Where a service's API is, without a slash at the end. */
    public URI baseUrl(String service) {
        return URI.create("http://" + Ports.HOST + ":" + ports.service(SystemService.named(service)));
    }

    /** Where a service's health and metrics are, without a slash at the end. */
    public URI managementUrl(String service) {
        return URI.create("http://" + Ports.HOST + ":" + ports.management(SystemService.named(service)));
    }

    public BackingServices backing() {
        return backing;
    }

    public LocalTokens tokens() {
        return backing.tokens();
    }

    public Path logFile(String service) {
        return home.resolve("logs").resolve(SystemService.named(service).module() + ".log");
    }

    public long pid(String service) {
        return child(SystemService.named(service)).pid();
    }

    /** As {@code kill -9}. */
    public void kill(String service) {
        child(SystemService.named(service)).kill();
    }

    /** Starts a service that has ended, at the port that it had, and returns when it is ready. */
    public void start(String service) {
        start(SystemService.named(service));
    }

    /** Calls back once for each service process that ends from now on. */
    void onExit(BiConsumer<SystemService, Integer> ended) {
        Map.copyOf(services)
                .forEach((service, child) ->
                        child.onExit().thenAccept(process -> ended.accept(service, process.exitValue())));
    }

    private Child child(SystemService service) {
        var child = services.get(service);
        if (child == null) {
            throw new IllegalStateException(service.module() + " was never started");
        }
        return child;
    }

    private void start(SystemService service) {
        var before = services.get(service);
        if (before != null && before.isAlive()) {
            throw new IllegalStateException(service.module() + " is running");
        }
        var program = Folders.repository().resolve(service.module()).resolve("target/quarkus-app/quarkus-run.jar");
        var command = List.of(
                Programs.java(), "-XX:+UseSerialGC", "-Xmx" + options.serviceHeap(), "-jar", program.toString());
        var child = Child.start(service.module(), home, "TERM", environment(service), command);
        services.put(service, child);
        var ready = URI.create(managementUrl(service.id()) + "/q/health/ready");
        child.awaitReady(() -> Waiting.answersOk(ready), READY_WITHIN);
    }

    private Map<String, String> environment(SystemService service) {
        var config = new HashMap<>(backing.serviceConfig(service.id()));
        config.put("quarkus.http.host", Ports.HOST);
        config.put("quarkus.http.port", String.valueOf(ports.service(service)));
        config.put("quarkus.management.host", Ports.HOST);
        config.put("quarkus.management.port", String.valueOf(ports.management(service)));
        config.putAll(options.settings());
        var environment = new HashMap<String, String>();
        config.forEach((property, value) -> environment.put(ServiceConfig.environmentName(property), value));
        return environment;
    }

    /** Services first, then what they stand on. */
    @Override
    public void close() {
        stopServices();
        backing.close();
        Folders.delete(home);
    }

    /** All at once: they do not know each other. */
    void stopServices() {
        allAtOnce(Map.copyOf(services).values(), Child::stop);
    }
}

package org.fleetrental.local;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executors;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The backing services and the four services, each a process of its own. */
public final class LocalSystem implements AutoCloseable {

    private static final Duration READY_WITHIN = Duration.ofSeconds(90);

    private final Path home;
    private final SystemOptions options;
    private final Progress progress;
    private final BackingServices backing;
    private final @Nullable Detours detours;
    private final Map<String, ServiceInstance> instances = new ConcurrentSkipListMap<>();

    private LocalSystem(Path home, Ports ports, SystemOptions options, Progress progress, BackingServices backing) {
        this.home = home;
        this.options = options;
        this.progress = progress;
        this.backing = backing;
        this.detours = options.throughProxies() ? Detours.to(backing) : null;
        for (var service : SystemService.values()) {
            var only = new ServiceInstance(service, 1, ports.service(service), ports.management(service));
            instances.put(only.name(), only);
        }
    }

    /** A system of its own at free ports, in a temporary folder that {@link #close} removes. */
    public static LocalSystem start(SystemOptions options) {
        return start(options, untouched -> {});
    }

    /** @param preparation what is done to the backing services before the services start */
    public static LocalSystem start(SystemOptions options, Consumer<BackingServices> preparation) {
        var backing = TestInfrastructure.chosen().start(options.durable());
        var system = new LocalSystem(Folders.temporary(), Ports.free(), options, Progress.SILENT, backing);
        Runtime.getRuntime().addShutdownHook(new Thread(system::close, "stop-local-system"));
        try {
            preparation.accept(backing);
            system.startAllServices();
            return system;
        } catch (RuntimeException failure) {
            system.close();
            throw failure;
        }
    }

    /** The services of {@code ./fleet up}, on backing services that are started already. Not started yet. */
    public static LocalSystem permanent(Path home, Ports ports, Progress progress, BackingServices backing) {
        return new LocalSystem(home, ports, SystemOptions.forUse(), progress, backing);
    }

    public void startAllServices() {
        allAtOnce(
                List.copyOf(instances.values()),
                instance -> progress.step(instance.process(), () -> start(instance, List.of(), Map.of())));
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

    /**
     * Starts one more process of a service and returns when it is ready.
     *
     * @return its name, by which every method here takes it: {@code rentals-2}
     */
    public String addReplica(String service) {
        return addReplica(service, Map.of());
    }

    /** @param settings Quarkus properties of this process, over all others */
    public String addReplica(String service, Map<String, String> settings) {
        var kind = SystemService.named(service);
        int number = 2;
        while (instances.containsKey(kind.id() + "-" + number)) {
            number++;
        }
        int first = Ports.freeRow(2);
        var replica = new ServiceInstance(kind, number, first, first + 1);
        instances.put(replica.name(), replica);
        start(replica, List.of(), settings);
        return replica.name();
    }

    /**
     * Replaces a running process by one of another build of the same service, politely, as a deployment does. It keeps
     * its name and ports, and the build when it is started again.
     *
     * @param quarkusApp the folder of the build, as {@code target/quarkus-app} of the service
     */
    public void deploy(String service, Path quarkusApp) {
        var instance = instance(service);
        instance.child().stop();
        instance.installs(quarkusApp);
        start(instance, List.of(), Map.of());
    }

    /** Stops a replica politely and forgets it. */
    public void removeReplica(String replica) {
        instance(replica).child().stop();
        instances.remove(replica);
    }

    /** The names of all processes of a service, its first one first. */
    public List<String> instances(String service) {
        var kind = SystemService.named(service);
        return instances.values().stream()
                .filter(instance -> instance.service() == kind)
                .map(ServiceInstance::name)
                .toList();
    }

    /** Where a service's API is, without a slash at the end. */
    public URI baseUrl(String service) {
        return instance(service).baseUrl();
    }

    /** Where a service's health and metrics are, without a slash at the end. */
    public URI managementUrl(String service) {
        return instance(service).managementUrl();
    }

    public BackingServices backing() {
        return backing;
    }

    /** @throws IllegalStateException if the system was started without proxies */
    public Detours detours() {
        if (detours == null) {
            throw new IllegalStateException("Started without proxies");
        }
        return detours;
    }

    public LocalTokens tokens() {
        return backing.tokens();
    }

    public Path logFile(String service) {
        return home.resolve("logs").resolve(instance(service).process() + ".log");
    }

    public long pid(String service) {
        return instance(service).child().pid();
    }

    /** As {@code kill -TERM}, and returns when the process has ended. */
    public void stop(String service) {
        instance(service).child().stop();
    }

    /** As {@code kill -9}. */
    public void kill(String service) {
        instance(service).child().kill();
    }

    /** As {@code kill -STOP}: the process stands still and keeps its connections. */
    public void pause(String service) {
        instance(service).child().signal("STOP");
    }

    /** As {@code kill -CONT}. */
    public void resume(String service) {
        instance(service).child().signal("CONT");
    }

    public boolean isAlive(String service) {
        return instance(service).isAlive();
    }

    /** How a process ended that has ended. */
    public int exitCode(String service) {
        return instance(service).child().exitCode();
    }

    /**
     * Starts a service that has ended, at the port that it had, and returns when it is ready.
     *
     * @param jvmOptions for this one start
     */
    public void start(String service, String... jvmOptions) {
        start(instance(service), List.of(jvmOptions), Map.of());
    }

    /** Calls back once for each service process that ends from now on. */
    public void onExit(BiConsumer<SystemService, Integer> ended) {
        instances.values().stream()
                .filter(ServiceInstance::isAlive)
                .forEach(instance -> instance.child()
                        .onExit()
                        .thenAccept(process -> ended.accept(instance.service(), process.exitValue())));
    }

    /** Takes {@code rentals}, {@code rentals-service} and {@code rentals-2}. */
    private ServiceInstance instance(String name) {
        var known =
                instances.containsKey(name) ? name : SystemService.named(name).id();
        return Objects.requireNonNull(instances.get(known));
    }

    private void start(ServiceInstance instance, List<String> jvmOptions, Map<String, String> settings) {
        if (instance.isAlive()) {
            throw new IllegalStateException(instance.process() + " is running");
        }
        var command = new ArrayList<>(List.of(Programs.java(), "-XX:+UseSerialGC", "-Xmx" + options.serviceHeap()));
        if (options.quickStart()) {
            command.add("-XX:TieredStopAtLevel=1");
        }
        command.addAll(jvmOptions);
        command.addAll(List.of("-jar", instance.program().toString()));
        var child = Child.start(instance.process(), home, "TERM", environment(instance, settings), command);
        instance.runs(child);
        child.awaitReady(() -> Waiting.answersOk(instance.managementUrl().resolve("/q/health/ready")), READY_WITHIN);
    }

    private Map<String, String> environment(ServiceInstance instance, Map<String, String> settings) {
        var config = new HashMap<>(backing.serviceConfig(instance.service().id()));
        config.putAll(instance.ports());
        // All who call are one and the same user here, and what is measured is the services: not how they refuse.
        config.put("fleet.http.rate.subject.refill", "PT0.00001S");
        config.put("fleet.http.rate.subject.burst", "100000");
        // The one service that asks another over HTTP: to compare its ledger with what it was not told by events.
        if (instance.service() == SystemService.ACCOUNTING) {
            config.put(
                    "fleet.accounting.rentals-url",
                    Objects.requireNonNull(instances.get(SystemService.RENTALS.id()))
                            .baseUrl()
                            .toString());
        }
        if (detours != null) {
            config.putAll(detours.serviceConfig(backing));
        }
        config.putAll(options.settings());
        config.putAll(options.own().getOrDefault(instance.service().id(), Map.of()));
        config.putAll(settings);
        var environment = new HashMap<String, String>();
        config.forEach((property, value) -> environment.put(ServiceConfig.environmentName(property), value));
        return environment;
    }

    /** Services first, then what they stand on. */
    @Override
    public void close() {
        stopServices();
        if (detours != null) {
            detours.close();
        }
        backing.close();
        Folders.delete(home);
    }

    /** All at once: they do not know each other. */
    public void stopServices() {
        allAtOnce(
                instances.values().stream().filter(ServiceInstance::isAlive).toList(),
                instance -> instance.child().stop());
    }
}

package org.fleetrental.local;

import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One process of a service, at ports that it keeps when it is started again. */
final class ServiceInstance {

    private final SystemService service;
    private final int number;
    private final int port;
    private final int management;
    private volatile Path build;
    private volatile @Nullable Child child;

    /** @param number 1 for the one that is always there */
    ServiceInstance(SystemService service, int number, int port, int management) {
        this.service = service;
        this.number = number;
        this.port = port;
        this.management = management;
        this.build = Folders.repository().resolve(service.module()).resolve("target/quarkus-app");
    }

    /** Makes it another build of the service when it is started next. */
    void installs(Path quarkusApp) {
        build = quarkusApp;
    }

    Path program() {
        return build.resolve("quarkus-run.jar");
    }

    SystemService service() {
        return service;
    }

    /** By which callers know it: {@code rentals}, {@code rentals-2}, ... */
    String name() {
        return number == 1 ? service.id() : service.id() + "-" + number;
    }

    /** Of its process and its log. */
    String process() {
        return number == 1 ? service.module() : service.module() + "-" + number;
    }

    URI baseUrl() {
        return URI.create("http://" + Ports.HOST + ":" + port);
    }

    URI managementUrl() {
        return URI.create("http://" + Ports.HOST + ":" + management);
    }

    Map<String, String> ports() {
        var config = new HashMap<String, String>();
        config.put("quarkus.http.host", Ports.HOST);
        config.put("quarkus.http.port", String.valueOf(port));
        config.put("quarkus.management.host", Ports.HOST);
        config.put("quarkus.management.port", String.valueOf(management));
        return config;
    }

    boolean isAlive() {
        var started = child;
        return started != null && started.isAlive();
    }

    void runs(Child started) {
        child = started;
    }

    Child child() {
        var started = child;
        if (started == null) {
            throw new IllegalStateException(process() + " was never started");
        }
        return started;
    }
}

package org.fleetrental.local.cli;

import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import org.fleetrental.local.PidFile;
import org.fleetrental.local.Ports;
import org.fleetrental.local.Prometheus;
import org.fleetrental.local.Registry;
import org.fleetrental.local.SystemService;
import org.fleetrental.local.Waiting;
import picocli.CommandLine.Command;

@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description =
                "Shows every process: is it up, is it ready, what memory it takes. Exit code 3 if not all are ready.")
final class StatusCommand implements Callable<Integer> {

    private static final int NOT_READY = 3;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneId.systemDefault());

    private final Supervisor supervisor = Supervisor.here();
    private boolean allReady = true;

    @Override
    public Integer call() {
        var ports = supervisor.ports();
        System.out.printf("%-20s %8s %6s  %-6s %8s  %s%n", "PROCESS", "PID", "PORT", "STATE", "MEMORY", "SINCE");
        row("postgres", ports.postgres(), () -> Waiting.accepts(ports.postgres()));
        row("kafka", ports.kafka(), () -> Waiting.accepts(ports.kafka()));
        row("registry", ports.registry(), () -> Registry.answers(ports.registryUrl()));
        for (var service : SystemService.values()) {
            row(service.module(), ports.service(service), () -> ready(ports.management(service)));
        }
        // Most systems run without.
        if (PidFile.of(supervisor.home(), Prometheus.NAME).process().isPresent()) {
            row(Prometheus.NAME, ports.prometheus(), () -> Waiting.accepts(ports.prometheus()));
        }
        return allReady ? 0 : NOT_READY;
    }

    private void row(String name, int port, BooleanSupplier ready) {
        var process = PidFile.of(supervisor.home(), name).process();
        if (process.isEmpty()) {
            allReady = false;
            System.out.printf("%-20s %8s %6d  %-6s%n", name, "-", port, "down");
            return;
        }
        boolean isReady = ready.getAsBoolean();
        allReady &= isReady;
        System.out.printf(
                "%-20s %8d %6d  %-6s %4d MiB  %s%n",
                name,
                process.get().pid(),
                port,
                isReady ? "ready" : "up",
                Memory.residentMiB(process.get()),
                TIME.format(process.get().info().startInstant().orElse(Instant.EPOCH)));
    }

    private static boolean ready(int managementPort) {
        return Waiting.answersOk(URI.create("http://" + Ports.HOST + ":" + managementPort + "/q/health/ready"));
    }
}

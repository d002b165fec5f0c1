package org.fleetrental.local.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.fleetrental.local.Child;
import org.fleetrental.local.EmbeddedServices;
import org.fleetrental.local.KafkaSecurity;
import org.fleetrental.local.LocalSystem;
import org.fleetrental.local.Ports;
import org.fleetrental.local.Progress;
import org.fleetrental.local.Prometheus;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "up",
        mixinStandardHelpOptions = true,
        description = {
            "Starts PostgreSQL, Kafka, the schema registry and the four services.",
            "Ctrl-C stops all of it; the data stay for the next time.",
            "FLEET_PORT_OFFSET=100 shifts every port by 100."
        })
final class UpCommand implements Callable<Integer> {

    private final Supervisor supervisor = Supervisor.here();

    private volatile boolean stopping;

    @Option(names = "--detach", description = "Come back when the system is ready; it goes on in the background.")
    private boolean detach;

    @Option(names = "--without-services", description = "Only PostgreSQL, Kafka and the schema registry.")
    private boolean withoutServices;

    @Option(
            names = "--observe",
            description =
                    "Also Prometheus, where it is installed, with the alerts and dashboards of deploy/observability.")
    private boolean observe;

    @Option(
            names = "--secure",
            description = {
                "Kafka as in production: a user and password for each service, which may do what it has to and",
                "nothing else. The data are the same with and without."
            })
    private boolean secure;

    @Override
    public Integer call() throws InterruptedException {
        var running = supervisor.running();
        if (running.isPresent()) {
            System.out.println("Already running (pid " + running.get().pid() + "). ./fleet status shows it.");
            return 0;
        }
        supervisor.endOrphans();
        var ports = supervisor.ports();
        var taken = taken(ports);
        if (!taken.isEmpty()) {
            taken.forEach(System.err::println);
            System.err.println("Stop what is there, or shift all ports: FLEET_PORT_OFFSET=100 ./fleet up");
            return 1;
        }
        return detach ? Detached.start(supervisor, options()) : run(ports);
    }

    private List<String> options() {
        var options = new ArrayList<String>();
        if (withoutServices) {
            options.add("--without-services");
        }
        if (observe) {
            options.add("--observe");
        }
        if (secure) {
            options.add("--secure");
        }
        return options;
    }

    private List<String> taken(Ports ports) {
        var taken = new ArrayList<String>();
        var users = ports.all();
        if (observe) {
            users.put(ports.prometheus(), "Prometheus");
        }
        users.forEach((port, user) -> {
            if (!Ports.isFree(port)) {
                taken.add("Port " + port + " (for " + user + ") is taken by " + PortOwners.of(port) + ".");
            }
        });
        return taken;
    }

    /** Until a signal comes, which runs the shutdown hook. */
    private int run(Ports ports) throws InterruptedException {
        long start = System.nanoTime();
        Progress progress = this::say;
        supervisor.begin(secure);
        var security = secure ? KafkaSecurity.ofMachine(supervisor.home()) : null;
        var backing = EmbeddedServices.permanent(supervisor.home(), ports, security, progress);
        var system = LocalSystem.permanent(supervisor.home(), ports, progress, backing);
        var prometheus = Prometheus.of(supervisor.home(), ports);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(system, backing, prometheus), "stop"));
        try {
            backing.startAll();
            if (!withoutServices) {
                system.startAllServices();
            }
            if (observe && Prometheus.isInstalled()) {
                progress.step("Prometheus", prometheus::start);
            }
        } catch (RuntimeException failure) {
            if (stopping) {
                new CountDownLatch(1).await();
            }
            throw failure;
        }
        if (!withoutServices) {
            tellOfThoseThatEnd(system);
        }
        tellAddresses(ports, prometheus);
        say(String.format(Locale.ROOT, "Ready after %.1f s.", (System.nanoTime() - start) / 1e9));
        supervisor.ready();
        new CountDownLatch(1).await();
        return 0;
    }

    private void tellOfThoseThatEnd(LocalSystem system) {
        system.onExit((service, code) -> {
            if (!stopping) {
                say(service.module() + " ended with code " + code + ". ./fleet logs " + service.id()
                        + " shows why; ./fleet down and ./fleet up start again.");
            }
        });
    }

    private void tellAddresses(Ports ports, Prometheus prometheus) {
        say("");
        Addresses.of(ports, secure).forEach(this::say);
        if (observe) {
            say("");
            prometheus.addresses().forEach(this::say);
        }
        say("");
    }

    private void stop(LocalSystem system, EmbeddedServices backing, Prometheus prometheus) {
        stopping = true;
        Child.refuseToStart();
        say("");
        Progress progress = this::say;
        prometheus.stop();
        progress.step("services stopped", system::stopServices);
        backing.close();
        supervisor.end();
    }

    /** Kafka and PostgreSQL report at the same time. */
    private synchronized void say(String line) {
        System.out.println(line);
        System.out.flush();
    }
}

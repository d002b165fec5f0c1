package org.fleetrental.bench;

import java.util.LinkedHashMap;
import java.util.List;

/** What the services cost while nothing happens, with their default settings. */
final class Idle {

    private static final List<String> SERVICES = List.of("fleet", "rentals", "maintenance", "accounting");

    private Idle() {}

    static void measure(Workbench bench, Sizes sizes, Report report) throws Exception {
        var system = bench.system();
        system.start("rentals");
        system.start("accounting");
        Thread.sleep(sizes.idleSeconds() * 1_000L);
        var before = new LinkedHashMap<String, Double>();
        for (var service : SERVICES) {
            before.put(service, ServiceProcess.processorSeconds(system.pid(service)));
        }
        Thread.sleep(sizes.idleSeconds() * 1_000L);
        for (var service : SERVICES) {
            long pid = system.pid(service);
            double used = ServiceProcess.processorSeconds(pid) - before.get(service);
            report.add(
                    Finding.of(service + "-service idle, of one core", Runs.of("%", 100 * used / sizes.idleSeconds())));
            report.add(Finding.of(service + "-service idle, RSS", Runs.of("MiB", ServiceProcess.residentMiB(pid))));
        }
        system.kill("rentals");
        system.kill("accounting");
    }
}

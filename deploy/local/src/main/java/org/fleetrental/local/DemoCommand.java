package org.fleetrental.local;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.fleetrental.local.demo.Tour;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description =
                "The first tour: registers vehicles, rents some out, repairs one, and shows what each call causes.")
final class DemoCommand implements Callable<Integer> {

    @Parameters(
            arity = "0..1",
            paramLabel = "FILE",
            description = "CSV of vehicles (default: deploy/local/demo/vehicles.csv).")
    private @Nullable Path file;

    @Override
    public Integer call() throws Exception {
        var ports = Supervisor.here().ports();
        for (var service : SystemService.values()) {
            if (!Waiting.accepts(ports.service(service))) {
                System.err.println(service.module() + " does not run: ./fleet up first.");
                return 1;
            }
        }
        var token = LocalTokens.in(Supervisor.here().keys())
                .token("demo", Duration.ofMinutes(30), "agent", "mechanic", "accountant", "fleet-manager");
        var vehicles = file == null ? Folders.repository().resolve("deploy/local/demo/vehicles.csv") : file;
        Tour.take(
                vehicles,
                service -> URI.create("http://" + Ports.HOST + ":" + ports.service(SystemService.named(service))),
                token,
                Ports.HOST + ":" + ports.kafka(),
                TopicProvisioning.EVENTS,
                System.out);
        System.out.println("Next: ./fleet events --limit 5, or the APIs with a token of ./fleet token --role agent");
        return 0;
    }
}

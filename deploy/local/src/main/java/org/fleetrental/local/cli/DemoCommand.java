package org.fleetrental.local.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.Callable;
import org.fleetrental.local.Folders;
import org.fleetrental.local.LocalSystem;
import org.fleetrental.local.LocalTokens;
import org.fleetrental.local.Ports;
import org.fleetrental.local.SimulatedTime;
import org.fleetrental.local.SystemOptions;
import org.fleetrental.local.SystemService;
import org.fleetrental.local.TopicProvisioning;
import org.fleetrental.local.Waiting;
import org.fleetrental.local.demo.Api;
import org.fleetrental.local.demo.Season;
import org.fleetrental.local.demo.Tour;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = {
            "The first tour: registers vehicles, rents some out, repairs one, and shows what each call causes.",
            "With --days: some months of a whole rental company, in simulated time, on a system of its own."
        })
final class DemoCommand implements Callable<Integer> {

    private static final int DAYS_MAX = 366;
    private static final int VEHICLES_MAX = 2_000;

    @Parameters(
            arity = "0..1",
            paramLabel = "FILE",
            description = "CSV of vehicles (default: deploy/local/demo/vehicles.csv).")
    private @Nullable Path file;

    @Option(names = "--days", description = "Play a season of so many days, 1 to 366, instead of the tour.")
    private @Nullable Integer days;

    @Option(
            names = "--vehicles",
            defaultValue = "200",
            description = "Size of the fleet, 1 to 2000 (${DEFAULT-VALUE}).")
    private int vehicles;

    @Option(names = "--seed", defaultValue = "1", description = "Another seed, another story (${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--from",
            description = "First day of the season, such as 2026-03-01 (default: so that it ends today).")
    private @Nullable LocalDate from;

    @Override
    public Integer call() throws Exception {
        return days == null ? tour() : season(days);
    }

    /** On a system of its own, because time runs there as the story needs it. */
    private int season(int length) throws IOException {
        if (length < 1 || length > DAYS_MAX || vehicles < 1 || vehicles > VEHICLES_MAX) {
            System.err.printf("--days must be 1 to %d, --vehicles 1 to %,d.%n", DAYS_MAX, VEHICLES_MAX);
            return 2;
        }
        var first = from == null ? LocalDate.now(Clock.systemUTC()).minusDays(length) : from;
        var begins = first.atStartOfDay(ZoneOffset.UTC).toInstant();
        System.out.printf("%d days from %s with %,d vehicles, seed %d.%n", length, first, vehicles, seed);
        System.out.println("Starting a system of its own ...");
        try (var time = SimulatedTime.beginning(begins);
                var system = LocalSystem.start(SystemOptions.forTests().with(SimulatedTime.SETTING, time.file()))) {
            var token = system.tokens()
                    .token(
                            "demo",
                            Duration.ofHours(12),
                            "agent",
                            "mechanic",
                            "accountant",
                            "fleet-manager",
                            "operator",
                            "admin");
            var plan = new Season.Plan(begins, length, vehicles, seed);
            return Season.play(plan, system::baseUrl, token, time::set, System.out) ? 0 : 1;
        }
    }

    /** Of those who take part in the tour, for as long as it takes. */
    static String tourToken(LocalTokens tokens) {
        return tokens.token("demo", Duration.ofMinutes(30), "agent", "mechanic", "accountant", "fleet-manager");
    }

    private int tour() throws IOException {
        var ports = Supervisor.here().ports();
        for (var service : SystemService.values()) {
            if (!Waiting.accepts(ports.service(service))) {
                System.err.println(service.module() + " does not run: ./fleet up first.");
                return 1;
            }
        }
        var token = tourToken(LocalTokens.in(Supervisor.here().keys()));
        var vehicles = file == null ? Folders.repository().resolve("deploy/local/demo/vehicles.csv") : file;
        Tour.take(
                vehicles,
                new Api(
                        service ->
                                URI.create("http://" + Ports.HOST + ":" + ports.service(SystemService.named(service))),
                        token),
                Supervisor.here().kafka(),
                TopicProvisioning.EVENTS,
                System.out);
        System.out.println("Next: ./fleet events --limit 5, or the APIs with a token of ./fleet token --role agent");
        return 0;
    }
}

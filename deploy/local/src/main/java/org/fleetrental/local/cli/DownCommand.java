package org.fleetrental.local.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(
        name = "down",
        mixinStandardHelpOptions = true,
        description = "Stops the system that runs in the background. The data stay.")
final class DownCommand implements Callable<Integer> {

    @Override
    public Integer call() {
        var supervisor = Supervisor.here();
        var running = supervisor.running();
        running.ifPresent(supervisor::stop);
        int killed = supervisor.endOrphans();
        supervisor.end();
        if (killed > 0) {
            System.out.println("Ended " + killed + " process(es) that a killed supervisor had left.");
        }
        System.out.println(running.isPresent() ? "Stopped." : "Nothing was running.");
        return 0;
    }
}

package org.fleetrental.local.cli;

import java.util.concurrent.Callable;
import org.fleetrental.local.Folders;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "reset",
        mixinStandardHelpOptions = true,
        description = "Removes all data, logs and keys of the local system, after asking.")
final class ResetCommand implements Callable<Integer> {

    @Option(names = "--yes", description = "Do not ask.")
    private boolean yes;

    @Override
    public Integer call() {
        var supervisor = Supervisor.here();
        if (supervisor.running().isPresent()) {
            System.err.println("The system is running: ./fleet down first.");
            return 1;
        }
        if (!yes && !confirmed(supervisor)) {
            System.err.println("Nothing was removed.");
            return 1;
        }
        supervisor.endOrphans();
        for (var folder : new String[] {"data", "keys", "logs", "run"}) {
            Folders.delete(supervisor.home().resolve(folder));
        }
        System.out.println("Removed. The next ./fleet up starts empty.");
        return 0;
    }

    private static boolean confirmed(Supervisor supervisor) {
        var console = System.console();
        if (console == null) {
            System.err.println("No terminal to ask at; --yes does it without asking.");
            return false;
        }
        return "yes".equals(console.readLine("Remove all data in %s? Type yes: ", supervisor.home()));
    }
}

package org.communityops.deploy.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.Callable;
import org.communityops.deploy.bench.testbed.Sizes;
import org.communityops.deploy.local.console.Console;
import org.communityops.deploy.local.platform.StopSignal;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The program: measures and prints a table. */
@Command(
        name = "bench",
        description =
                "Measure CommunityOps against the raw limit of the same database on this machine. Everything is started anew on"
                        + " the loopback address, with a data folder that is thrown away.",
        mixinStandardHelpOptions = true)
public final class BenchCommand implements Callable<Integer> {
    private static final Set<String> GOALS = Set.of(
            "P1", "P2", "P3", "P4", "P5", "P7", "P8", "P9", "P10", "P12", "P13", "P14", "I8", "S1", "S2", "S3", "S4");

    private final Console console;
    private final Clock clock;

    @Option(
            names = "--only",
            paramLabel = "P1,P3",
            split = ",",
            description = "Look at these goals only (and at what they are held against).")
    private Set<String> only = new LinkedHashSet<>();

    @Option(names = "--quick", description = "Smaller sizes: some minutes instead of more than half an hour.")
    private boolean quick;

    @Option(
            names = "--passes",
            defaultValue = "5",
            paramLabel = "N",
            description = "How often each pair is measured; the figures are medians (default: ${DEFAULT-VALUE}).")
    private int passes;

    @Option(
            names = "--port-base",
            defaultValue = "28081",
            paramLabel = "PORT",
            description = "As for deploy/up; other than there, so that both can run (default: ${DEFAULT-VALUE}).")
    private int portBase;

    BenchCommand(Console console, Clock clock) {
        this.console = console;
        this.clock = clock;
    }

    /** Runs and ends with 0 when the table was printed, whatever it says; 1 when something failed, 2 for wrong usage. */
    public static void main(String[] arguments) {
        System.setProperty("slf4j.internal.verbosity", "ERROR"); // a library logs; nobody listens, and that is meant
        var console = Console.standard();
        var command = new CommandLine(new BenchCommand(console, Clock.systemUTC()))
                .setExecutionExceptionHandler((fault, program, parsed) -> {
                    console.warn(fault.toString());
                    return program.getCommandSpec().exitCodeOnExecutionException();
                });
        System.exit(command.execute(arguments));
    }

    @Override
    public Integer call() throws IOException, SQLException {
        if (!GOALS.containsAll(only) || passes < 1) {
            console.warn("--only takes some of "
                    + String.join(", ", GOALS.stream().sorted().toList()) + ", --passes a number from 1");
            return 2;
        }
        var home = System.getenv("COMMUNITYOPS_HOME");
        var project = Path.of(home == null ? "." : home).toAbsolutePath().normalize();
        var sizes = quick ? Sizes.quick(passes) : Sizes.full(passes);
        var signal = StopSignal.install(Thread.currentThread());
        try {
            new Bench(project, portBase, sizes, only, console, clock).run();
            return 0;
        } catch (InterruptedException e) {
            console.say("Stopped before the end");
            return 0;
        } finally {
            signal.finished();
        }
    }
}

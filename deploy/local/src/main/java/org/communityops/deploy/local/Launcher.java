package org.communityops.deploy.local;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.util.Objects;
import org.communityops.deploy.local.console.Console;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The program: CommunityOps on one machine. */
@Command(name = "communityops", description = "CommunityOps on one machine.", mixinStandardHelpOptions = true)
public final class Launcher {

    private Launcher() {}

    /** Runs one command and ends with its status: 0 done, 1 failed or different, 2 wrong usage. */
    public static void main(String[] arguments) {
        System.setProperty("slf4j.internal.verbosity", "ERROR"); // a library logs; nobody listens, and that is meant
        var console = Console.standard();
        var status = commands(console, Clock.systemUTC()).execute(arguments);
        System.exit(status);
    }

    static CommandLine commands(Console console, Clock clock) {
        return new CommandLine(new Launcher())
                .addSubcommand(new UpCommand(console, clock))
                .addSubcommand(new TrainCommand(console))
                .addSubcommand(new ReplayCommand(console))
                .addSubcommand(new VerifyReplayCommand(console))
                .setExecutionExceptionHandler((fault, command, parsed) -> {
                    console.warn(describe(fault));
                    return command.getCommandSpec().exitCodeOnExecutionException();
                });
    }

    private static String describe(Exception fault) {
        if (fault instanceof IOException || fault instanceof IllegalArgumentException) {
            return Objects.requireNonNullElse(fault.getMessage(), fault.toString());
        }
        if (fault instanceof InterruptedException) {
            return "Interrupted";
        }
        var trace = new StringWriter();
        fault.printStackTrace(new PrintWriter(trace));
        return "Unexpected: " + trace;
    }
}

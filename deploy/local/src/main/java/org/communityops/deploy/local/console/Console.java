package org.communityops.deploy.local.console;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * Where a command speaks to the person who started it. On a terminal the line of progress is overwritten in place;
 * elsewhere (a log, a pipe) it becomes an ordinary line every few seconds.
 */
public final class Console {
    private static final Duration BETWEEN_LINES = Duration.ofSeconds(5);

    private final PrintStream out;
    private final boolean terminal;
    private int width;
    private long lastLine = System.nanoTime();

    public Console(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    /** The console of this process. */
    public static Console standard() {
        var console = System.console();
        var terminal = console != null && console.isTerminal() && !"dumb".equals(System.getenv("TERM"));
        return new Console(new PrintStream(System.out, true, StandardCharsets.UTF_8), terminal);
    }

    public synchronized void say(String line) {
        clear();
        out.println(line);
    }

    /** Something went wrong; the line is marked so that it is not overlooked. */
    public synchronized void warn(String line) {
        say("!  " + line);
    }

    /** The state of the work in one line; may be called as often as wanted. */
    public synchronized void progress(String line) {
        if (terminal) {
            out.print("\r" + line + " ".repeat(Math.max(0, width - line.length())));
            out.flush();
            width = line.length();
        } else if (System.nanoTime() - lastLine >= BETWEEN_LINES.toNanos()) {
            out.println(line);
            lastLine = System.nanoTime();
        }
    }

    private void clear() {
        if (width > 0) {
            out.print("\r" + " ".repeat(width) + "\r");
            width = 0;
        }
    }
}

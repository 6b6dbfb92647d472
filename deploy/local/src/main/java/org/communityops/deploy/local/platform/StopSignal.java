package org.communityops.deploy.local.platform;

/**
 * Turns Ctrl-C and SIGTERM into an interruption of the thread that runs the product, lets it stop everything in order, and
 * ends the process with status 0 then: being asked to stop is no failure.
 */
public final class StopSignal {
    private final Thread runner;
    private boolean finished;

    private StopSignal(Thread runner) {
        this.runner = runner;
    }

    /** From now on the process ends only after the runner has called {@link #finished()}. */
    public static StopSignal install(Thread runner) {
        var signal = new StopSignal(runner);
        Runtime.getRuntime().addShutdownHook(new Thread(signal::stop, "stop"));
        return signal;
    }

    /** The runner has stopped everything. */
    public synchronized void finished() {
        finished = true;
        notifyAll();
    }

    private synchronized void stop() {
        if (finished) {
            return; // the process ends by itself, with the status it has chosen
        }
        runner.interrupt();
        try {
            while (!finished) {
                wait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(0);
    }
}

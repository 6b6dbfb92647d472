package org.communityops.deploy.bench.measure;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;

/** Measures loads together with the CPU time of the processes that do the work. */
public record Meter(List<OwnProcess> workers) {

    public Meter {
        workers = List.copyOf(workers);
    }

    /** A load. */
    public interface Load {
        Outcome run() throws IOException, InterruptedException, SQLException;
    }

    /** Runs a load once. */
    public Pass measure(Load load) throws IOException, InterruptedException, SQLException {
        var client = new OwnProcess(ProcessHandle.current());
        var workerSeconds = seconds();
        var clientSeconds = ownSeconds(client);
        var outcome = load.run();
        return new Pass(outcome, seconds() - workerSeconds, ownSeconds(client) - clientSeconds);
    }

    /** CPU time of all workers so far. */
    public double seconds() {
        return workers.stream().mapToDouble(OwnProcess::cpuSeconds).sum();
    }

    private static double ownSeconds(OwnProcess client) {
        return client.handle().info().totalCpuDuration().orElseThrow().toNanos() / 1e9;
    }
}

package org.communityops.deploy.bench.kpi;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import org.communityops.deploy.bench.raw.RawDatabase;
import org.communityops.deploy.local.console.LogFile;
import org.communityops.deploy.local.postgres.Postgres;
import org.communityops.deploy.local.postgres.PostgresBinaries;
import org.communityops.deploy.local.postgres.PostgresSettings;

/** An empty database of a server that was started for it. */
record TestDatabase(Postgres server, RawDatabase database) {
    private static final String PASSWORD = "passwordOfATest";

    static TestDatabase start(Path folder) throws IOException, InterruptedException {
        int port;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        var server = new Postgres(
                PostgresBinaries.in(folder.resolve("programs")),
                folder.resolve("data"),
                new LogFile(folder.resolve("log")),
                new PostgresSettings(port, false),
                PASSWORD);
        server.start();
        return new TestDatabase(server, new RawDatabase(port, "postgres", PASSWORD));
    }

    void stop() throws IOException, InterruptedException {
        server.stop(Duration.ofSeconds(20));
    }
}

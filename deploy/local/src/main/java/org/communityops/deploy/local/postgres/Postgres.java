package org.communityops.deploy.local.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.communityops.deploy.local.console.LogFile;

/**
 * One PostgreSQL server over one data folder. Starting it makes the folder if there is none, and clears up after a
 * launcher that was killed. The server runs in a session of its own, so a Ctrl-C in the terminal does not stop it
 * before the services that use it.
 */
public final class Postgres {
    private static final String SUPERUSER = "postgres";
    private static final String INCLUDED = "communityops.conf";

    private final PostgresBinaries binaries;
    private final Path data;
    private final LogFile log;
    private final PostgresSettings settings;
    private final String password;

    /**
     * @param data the cluster's folder
     * @param log what the server says
     * @param password of the superuser; it is set when the cluster is made
     */
    public Postgres(PostgresBinaries binaries, Path data, LogFile log, PostgresSettings settings, String password) {
        this.binaries = binaries;
        this.data = data;
        this.log = log;
        this.settings = settings;
        this.password = password;
    }

    /** Starts the server and returns when it answers; refuses to go on with a server that breaks a promise. */
    public void start() throws IOException, InterruptedException {
        if (!Files.exists(data.resolve("PG_VERSION"))) {
            create();
        }
        Files.writeString(data.resolve(INCLUDED), settings.file());
        new PostmasterFile(data).clear();
        log.rotate();
        startServer();
        try {
            checkPromises();
        } catch (SQLException e) {
            throw new IOException("PostgreSQL started and does not answer: " + e.getMessage(), e);
        }
    }

    /** Stops the server; sessions are ended, nothing committed is lost. */
    public void stop(Duration patience) throws IOException, InterruptedException {
        stop(data, patience);
    }

    /** Stops the server that has a cluster's folder open, if there is one. */
    public static void stop(Path data, Duration patience) throws IOException, InterruptedException {
        new PostmasterFile(data).stop(patience);
    }

    /** The server that has a cluster's folder open. */
    public static Optional<ProcessHandle> process(Path data) throws IOException {
        return new PostmasterFile(data).postmaster();
    }

    /** The server's process while it runs. */
    public Optional<ProcessHandle> process() throws IOException {
        return process(data);
    }

    /** A session of the superuser. */
    public Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(url(database) + "?ApplicationName=launcher", SUPERUSER, password);
    }

    public String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + settings.port() + "/" + database;
    }

    private void create() throws IOException, InterruptedException {
        Files.createDirectories(
                data, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        var secret = Files.createTempFile(data.getParent(), "initdb-", ".secret");
        try {
            Files.writeString(secret, password);
            run(
                    "initdb",
                    List.of(
                            "-D",
                            data.toString(),
                            "-U",
                            SUPERUSER,
                            "--auth=scram-sha-256",
                            "--pwfile=" + secret,
                            "--encoding=UTF8",
                            "--locale=C",
                            "--locale-provider=builtin",
                            "--builtin-locale=C.UTF-8",
                            "--data-checksums"));
        } finally {
            Files.delete(secret);
        }
        Files.writeString(data.resolve("postgresql.conf"), "\ninclude '" + INCLUDED + "'\n", StandardOpenOption.APPEND);
    }

    /** Sessions of a server that was killed may live on for a moment; PostgreSQL refuses to start beside them. */
    private void startServer() throws IOException, InterruptedException {
        for (var tries = 1; ; tries++) {
            try {
                run("pg_ctl", List.of("-D", data.toString(), "-l", log.path().toString(), "-w", "-t", "120", "start"));
                return;
            } catch (IOException e) {
                if (tries == 15
                        || log.tail(5).stream().noneMatch(line -> line.contains("pre-existing shared memory"))) {
                    throw e;
                }
                Thread.sleep(1000);
            }
        }
    }

    private void run(String program, List<String> arguments) throws IOException, InterruptedException {
        var output = Files.createTempFile(data.getParent(), program + "-", ".out");
        try {
            var builder = new ProcessBuilder(binaries.command(program, arguments))
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
            builder.environment().put("LC_ALL", "C");
            var process = builder.start();
            process.getOutputStream().close();
            if (!process.waitFor(3, TimeUnit.MINUTES)) {
                process.destroyForcibly();
            }
            if (process.exitValue() != 0) {
                throw new IOException(explain(program, Files.readString(output)));
            }
        } finally {
            Files.delete(output);
        }
    }

    private String explain(String program, String output) {
        var lines = new ArrayList<String>();
        lines.add("PostgreSQL did not start (" + program + "):");
        if (output.contains("cannot be run as root")) {
            lines.add(
                    "it refuses to run as root, and this system does not let root make a user namespace (unshare -U);");
            lines.add("run the command as an ordinary user");
        } else {
            output.lines().forEach(line -> lines.add("  " + line));
            log.tail(15).forEach(line -> lines.add("  " + line));
        }
        return String.join("\n", lines);
    }

    private void checkPromises() throws SQLException, IOException, InterruptedException {
        try (var connection = connect("postgres");
                var show = connection.prepareStatement("select current_setting(?)")) {
            for (var promise : settings.promises().entrySet()) {
                show.setString(1, promise.getKey());
                try (var row = show.executeQuery()) {
                    row.next();
                    if (!promise.getValue().equals(row.getString(1))) {
                        stop(Duration.ofSeconds(60));
                        throw new IOException("PostgreSQL runs with " + promise.getKey() + " = " + row.getString(1)
                                + " instead of " + promise.getValue() + "; it was stopped");
                    }
                }
            }
        }
    }
}

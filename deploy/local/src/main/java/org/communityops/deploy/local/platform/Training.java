package org.communityops.deploy.local.platform;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.communityops.deploy.local.console.Console;
import org.communityops.deploy.local.console.LogFile;
import org.communityops.deploy.local.postgres.Databases;
import org.communityops.deploy.local.postgres.Postgres;
import org.communityops.deploy.local.postgres.PostgresBinaries;
import org.communityops.deploy.local.postgres.PostgresSettings;

/**
 * Makes the ahead-of-time caches: each service runs once on a database of its own that is thrown away, is asked a few
 * things, and leaves the cache when it ends. Neither the data folder nor a running installation is touched.
 */
public final class Training {
    private static final List<String> QUESTIONS =
            List.of("/q/health/live", "/q/openapi", "/q/metrics", "/v1/feed", "/v1/followers", "/v1/communities");
    private static final Duration READY = Duration.ofMinutes(3);
    private static final Duration WRITTEN = Duration.ofMinutes(5);
    private static final Duration GRACE = Duration.ofSeconds(10);

    private final Path project;
    private final AotCaches caches;
    private final Console console;

    public Training(Path project, Console console) {
        this.project = project;
        this.caches = new AotCaches(project);
        this.console = console;
    }

    /** Whether a cache is missing and there is a place to put it. */
    public boolean isWanted() throws IOException {
        return caches.canBeMade() && !missing().isEmpty();
    }

    /** Makes the caches that are missing; does nothing while another process is at it. */
    public void run() throws IOException, InterruptedException {
        Files.createDirectories(caches.folder());
        try (var lock = FileChannel.open(
                        caches.folder().resolve("training.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var held = lock.tryLock()) {
            if (held == null) {
                console.say("The start-up caches are being made already");
                return;
            }
            clearLeftovers();
            var missing = missing();
            if (missing.isEmpty()) {
                console.say("Every service has its start-up cache");
            } else {
                run(missing, Files.createTempDirectory(caches.folder(), "training-"));
            }
        }
    }

    private void run(List<Service> missing, Path scratch) throws IOException, InterruptedException {
        var secrets = Secrets.passing(new SecureRandom());
        var postgres = new Postgres(
                PostgresBinaries.in(scratch),
                scratch.resolve("data"),
                new LogFile(scratch.resolve("postgresql.log")),
                new PostgresSettings(Ports.anyFree(), false),
                secrets.superuser());
        try {
            postgres.start();
            for (var service : missing) {
                new Databases(postgres).ensure(service.id(), secrets.roles(service));
                train(new ServiceLaunch(project, service, postgres.url(service.id()), secrets), scratch);
            }
        } catch (SQLException e) {
            throw new IOException("The databases cannot be made: " + e.getMessage(), e);
        } finally {
            postgres.stop(GRACE);
            delete(scratch);
        }
    }

    private List<Service> missing() throws IOException {
        var missing = new ArrayList<Service>();
        for (var service : Service.values()) {
            if (!caches.exists(service)) {
                missing.add(service);
            }
        }
        return missing;
    }

    private void train(ServiceLaunch launch, Path scratch) throws IOException, InterruptedException {
        var begin = System.nanoTime();
        var title = launch.service().title();
        var port = Ports.anyFree();
        var cache = scratch.resolve(title + ".aot");
        var log = new LogFile(scratch.resolve(title + ".log"));
        var builder = new ProcessBuilder(
                        ServiceProcess.shielded(launch.command(List.of("-XX:AOTCacheOutput=" + cache))))
                .directory(scratch.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.path().toFile());
        builder.environment().putAll(launch.environment("127.0.0.1", port, scratch.resolve("owner.key")));
        var process = builder.start();
        try {
            new PidFile(scratch.resolve("service.pid")).write(process.toHandle());
            exercise(
                    process,
                    URI.create("http://127.0.0.1:" + port),
                    launch.secrets().serviceKey());
            process.destroy();
            if (process.waitFor(WRITTEN.toSeconds(), TimeUnit.SECONDS) && Files.exists(cache)) {
                caches.keep(launch.service(), cache);
                console.say("Start-up cache of %s made in %.0f s".formatted(title, (System.nanoTime() - begin) / 1e9));
            } else {
                console.warn("No start-up cache of " + title + "; it starts without");
                log.tail(5).forEach(line -> console.say("     " + line));
            }
        } finally {
            process.destroyForcibly();
        }
    }

    private static void exercise(Process process, URI base, String key) throws InterruptedException {
        var begin = System.nanoTime();
        try (var readiness = new Readiness()) {
            while (process.isAlive() && System.nanoTime() - begin < READY.toNanos() && !readiness.isReady(base)) {
                Thread.sleep(100);
            }
            for (var question : QUESTIONS) {
                readiness.status(base.resolve(question), key);
            }
        }
    }

    /** Ends and removes what a training that was killed has left. */
    private void clearLeftovers() throws IOException, InterruptedException {
        try (var folders = Files.newDirectoryStream(caches.folder(), "training-*")) {
            for (var folder : folders) {
                var service = new PidFile(folder.resolve("service.pid")).process();
                if (service.isPresent()) {
                    PidFile.end(service.get(), GRACE);
                }
                Postgres.stop(folder.resolve("data"), GRACE);
                delete(folder);
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}

package org.communityops.deploy.local.platform;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.communityops.deploy.local.console.Console;
import org.communityops.deploy.local.postgres.Databases;
import org.communityops.deploy.local.postgres.Postgres;
import org.communityops.deploy.local.postgres.PostgresBinaries;
import org.communityops.deploy.local.postgres.PostgresSettings;
import org.jspecify.annotations.Nullable;

/** The running product: PostgreSQL and the four services over one data folder, started and stopped as one. */
public final class Platform {
    private static final Duration GRACE = Duration.ofSeconds(30);
    private static final Duration READY = Duration.ofMinutes(3);
    private static final int HOPELESS = 3;

    private final Path project;
    private final DataFolder folder;
    private final Ports ports;
    private final String host;
    private final Console console;
    private final Map<Service, ServiceProcess> services = new EnumMap<>(Service.class);

    private @Nullable FileChannel lock;
    private @Nullable GuardedPostgres postgres;

    /**
     * @param project the folder with the built services
     * @param host the address the services listen on
     */
    public Platform(Path project, DataFolder folder, Ports ports, String host, Console console) {
        this.project = project;
        this.folder = folder;
        this.ports = ports;
        this.host = host;
        this.console = console;
    }

    /** Starts everything and returns when all four services are ready. */
    public void start() throws IOException, InterruptedException {
        var begin = System.nanoTime();
        folder.prepare();
        console.say("Data folder   " + folder.path());
        lock = takeFolder();
        endOrphans();
        requireBuilt();
        ports.requireFree();
        var secrets = Secrets.in(folder, new SecureRandom());
        startPostgres(secrets);
        for (var service : Service.values()) {
            services.put(service, process(service, secrets));
        }
        console.say("Services      starting on ports " + Service.MEMBER.port(ports.base()) + " to "
                + Service.KPI.port(ports.base()) + ", logs in " + folder.logs());
        for (var process : services.values()) {
            process.start();
        }
        awaitReady(begin);
        Files.writeString(folder.address(), Service.MEMBER.url(ports.base()) + "\n");
    }

    /** Stops the services, then the database. Never fails: it stops what it can. */
    public void stop() {
        if (!services.isEmpty()) {
            console.say("Services      stopping");
        }
        var stopping = services.values().stream()
                .map(process -> Thread.ofVirtual().start(() -> quietly(() -> process.stop(GRACE))))
                .toList();
        for (var thread : stopping) {
            quietly(thread::join);
        }
        if (postgres != null) {
            console.say("PostgreSQL    stopping");
            quietly(postgres::stop);
        }
        if (lock != null) {
            quietly(lock::close);
        }
    }

    /** Keeps the logs small; to be called now and then. */
    public void rotateLogs() throws IOException {
        for (var service : Service.values()) {
            folder.log(service.title()).rotate();
        }
    }

    private FileChannel takeFolder() throws IOException {
        var channel = FileChannel.open(
                folder.run().resolve("launcher.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        var holder = new PidFile(folder.run().resolve("launcher.pid"));
        if (channel.tryLock() == null) {
            channel.close();
            throw new IOException("CommunityOps already runs on this data folder"
                    + holder.process()
                            .map(process -> " (process " + process.pid() + ")")
                            .orElse(""));
        }
        holder.write(ProcessHandle.current());
        return channel;
    }

    private void endOrphans() throws IOException, InterruptedException {
        for (var service : Service.values()) {
            var pidFile = pidFile(service);
            var orphan = pidFile.process();
            if (orphan.isPresent()) {
                console.say("Cleaning up   " + service.title() + " (process "
                        + orphan.get().pid() + ") was left by a launcher that was killed; stopping it");
                PidFile.end(orphan.get(), GRACE);
            }
            pidFile.delete();
        }
        if (Postgres.process(folder.postgres()).isPresent()) {
            console.say("Cleaning up   PostgreSQL was left by a launcher that was killed; stopping it");
            Postgres.stop(folder.postgres(), GRACE);
        }
    }

    private void requireBuilt() throws IOException {
        for (var service : Service.values()) {
            if (!Files.exists(service.jar(project))) {
                throw new IOException(service.title() + " is not built: " + service.jar(project)
                        + " is missing. ./deploy/up builds it, so does ./mvnw package.");
            }
        }
    }

    private void startPostgres(Secrets secrets) throws IOException, InterruptedException {
        var first = !Files.exists(folder.postgres());
        console.say("PostgreSQL    " + (first ? "unpacking, making the databases" : "starting") + " (port "
                + ports.postgres() + ")");
        var server = new Postgres(
                PostgresBinaries.in(folder.programs()),
                folder.postgres(),
                folder.log("postgresql"),
                new PostgresSettings(ports.postgres(), true),
                secrets.superuser());
        var guarded = new GuardedPostgres(server, console);
        postgres = guarded;
        guarded.start();
        try {
            for (var service : Service.values()) {
                new Databases(server).ensure(service.id(), secrets.roles(service));
            }
        } catch (SQLException e) {
            throw new IOException("The databases cannot be made: " + e.getMessage(), e);
        }
    }

    private ServiceProcess process(Service service, Secrets secrets) {
        var url = "jdbc:postgresql://127.0.0.1:" + ports.postgres() + "/" + service.id();
        var launch = new ServiceLaunch(project, service, url, secrets);
        var environment = launch.environment(host, service.port(ports.base()), folder.ownerKey());
        environment.putAll(launch.follows(ports.base()));
        return new ServiceProcess(
                service.title(),
                launch.command(new AotCaches(project).options(service)),
                environment,
                folder.log(service.title()),
                pidFile(service),
                console);
    }

    private PidFile pidFile(Service service) {
        return new PidFile(folder.run().resolve(service.title() + ".pid"));
    }

    private void awaitReady(long begin) throws IOException, InterruptedException {
        var waiting = new LinkedHashSet<>(List.of(Service.values()));
        try (var readiness = new Readiness()) {
            while (!waiting.isEmpty()) {
                for (var service : new ArrayList<>(waiting)) {
                    if (readiness.isReady(service.url(ports.base()))) {
                        waiting.remove(service);
                        console.say("              " + service.title() + " ready after " + seconds(begin));
                    } else if (services.get(service) instanceof ServiceProcess process
                            && process.deaths() >= HOPELESS) {
                        throw new IOException(service.title() + " does not start; its log is "
                                + folder.log(service.title()).path());
                    }
                }
                if (System.nanoTime() - begin > READY.toNanos()) {
                    throw new IOException("Not ready after " + READY.toMinutes() + " minutes: " + titles(waiting)
                            + "; the logs are in " + folder.logs());
                }
                if (!waiting.isEmpty()) {
                    console.progress("              waiting for " + titles(waiting) + ", " + seconds(begin));
                    Thread.sleep(100);
                }
            }
        }
    }

    private static String titles(Iterable<Service> services) {
        var titles = new ArrayList<String>();
        services.forEach(service -> titles.add(service.title()));
        return titles.stream().collect(Collectors.joining(", "));
    }

    private static String seconds(long since) {
        return "%.1f s".formatted((System.nanoTime() - since) / 1e9);
    }

    private interface Step {
        void run() throws IOException, InterruptedException;
    }

    private void quietly(Step step) {
        try {
            step.run();
        } catch (IOException e) {
            console.warn(String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            console.warn("Stopping was cut short");
        }
    }
}

package org.communityops.deploy.e2e.running;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.communityops.deploy.local.console.LogFile;
import org.communityops.deploy.local.platform.Service;
import org.communityops.deploy.local.postgres.Databases;
import org.communityops.deploy.local.postgres.Postgres;
import org.communityops.deploy.local.postgres.PostgresBinaries;
import org.communityops.deploy.local.postgres.PostgresSettings;
import org.communityops.kit.access.ApiKey;
import org.communityops.kit.access.KeyKind;

/** The services without the launcher that would start them again, and a database that can be late. */
public final class BareServices implements AutoCloseable {
    private final Path folder;
    private final int portBase = Product.freePorts();
    private final String serviceKey =
            ApiKey.generate(KeyKind.SVC, new SecureRandom()).text();
    private final Map<Service, ServiceProgram> programs = new EnumMap<>(Service.class);
    private final Postgres postgres;

    public BareServices(String name) throws IOException {
        folder = Product.emptyFolder(name);
        Files.createDirectories(folder);
        postgres = new Postgres(
                PostgresBinaries.in(folder.resolveSibling("programs")),
                folder.resolve("postgres"),
                new LogFile(folder.resolve("postgresql.log")),
                new PostgresSettings(portBase + Service.values().length, false),
                "OnlyForThisTestRun99");
    }

    public void start(Service service) throws IOException {
        programs.put(service, ServiceProgram.start(service, portBase, postgres.url(service.id()), serviceKey, folder));
    }

    /** Makes the cluster and the databases; from then on the services have what they wait for. */
    public void startDatabase() throws IOException, InterruptedException, SQLException {
        postgres.start();
        for (var service : Service.values()) {
            new Databases(postgres).ensure(service.id(), ServiceProgram.roles(service));
        }
    }

    /** Whether it takes requests. Fails when it has ended. */
    public boolean isReady(Service service) {
        if (!requireNonNull(programs.get(service)).isAlive()) {
            throw new AssertionError(service.title() + " has given up: " + folder);
        }
        try {
            return new Caller(portBase, "").get(service, "/q/health/ready").status() == 200;
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    /** Asks all to stop. */
    public List<Integer> exitCodesWithin(long seconds) throws InterruptedException {
        programs.values().forEach(ServiceProgram::askToStop);
        var codes = new ArrayList<Integer>();
        for (var program : programs.values()) {
            codes.add(program.exitCodeWithin(seconds));
        }
        return codes;
    }

    @Override
    public void close() throws IOException, InterruptedException {
        programs.values().forEach(ServiceProgram::close);
        postgres.stop(Duration.ofSeconds(20));
    }
}

package org.communityops.deploy.e2e.running;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.communityops.deploy.local.platform.Service;
import org.communityops.deploy.local.postgres.Databases.Role;

/** A service started by hand, as {@code deploy/README.md} tells those who run their own PostgreSQL. */
public final class ServiceProgram implements AutoCloseable {
    private static final String PASSWORD = "OnlyForThisTestRun00";
    private static final List<String> PURPOSES = List.of("owner", "app", "feed");

    private final Process process;

    private ServiceProgram(Process process) {
        this.process = process;
    }

    /** The roles that a service's database has to have; the first one owns it. */
    public static List<Role> roles(Service service) {
        return PURPOSES.stream()
                .map(purpose -> new Role(service.id() + "_" + purpose, PASSWORD))
                .toList();
    }

    public static ServiceProgram start(Service service, int portBase, String database, String serviceKey, Path folder)
            throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var jar = Product.project().resolve(service.title()).resolve("target/quarkus-app/quarkus-run.jar");
        var builder = new ProcessBuilder(java, "-XX:+UseSerialGC", "-Xmx256m", "-jar", jar.toString());
        builder.environment().putAll(environment(service, portBase, database, serviceKey, folder));
        builder.redirectErrorStream(true)
                .redirectOutput(folder.resolve(service.title() + ".log").toFile());
        return new ServiceProgram(builder.start());
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    public void askToStop() {
        process.destroy();
    }

    /** The exit code; fails when it takes longer than the seconds. */
    public int exitCodeWithin(long seconds) throws InterruptedException {
        if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
            throw new AssertionError("The service has not stopped within " + seconds + " s");
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private static Map<String, String> environment(
            Service service, int portBase, String database, String serviceKey, Path folder) {
        var variables = new HashMap<String, String>();
        variables.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        variables.put("QUARKUS_HTTP_PORT", String.valueOf(service.port(portBase)));
        variables.put("COMMUNITYOPS_DB_URL", database);
        for (var purpose : PURPOSES) {
            var name = "COMMUNITYOPS_DB_" + purpose.toUpperCase(Locale.ROOT);
            variables.put(name, service.id() + "_" + purpose);
            variables.put(name + "_PASSWORD", PASSWORD);
        }
        variables.put("COMMUNITYOPS_SERVICE_KEY", serviceKey);
        variables.put("COMMUNITYOPS_OWNER_KEY_FILE", folder.resolve("owner.key").toString());
        for (var other : Service.values()) {
            if (other != service) {
                variables.put(
                        "COMMUNITYOPS_FOLLOW_" + other.name(),
                        other.url(portBase).toString());
            }
        }
        return variables;
    }
}

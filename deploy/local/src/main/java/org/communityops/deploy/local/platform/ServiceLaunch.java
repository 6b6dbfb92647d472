package org.communityops.deploy.local.platform;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What it takes to start one service: command line and environment. They are the whole interface between launcher and
 * service; {@code deploy/README.md} lists the same variables for those who start the services by other means.
 *
 * @param databaseUrl of the service's own database
 */
record ServiceLaunch(Path project, Service service, String databaseUrl, Secrets secrets) {
    /**
     * Small heaps and the collector with the smallest footprint: four services share one machine. A cache made by a
     * training run is only accepted by a JVM with the same collector, so training uses these, too.
     */
    static final List<String> JVM_OPTIONS = List.of(
            "-XX:+UseSerialGC",
            "-Xms64m",
            "-Xmx384m",
            "-XX:+ExitOnOutOfMemoryError",
            "--enable-native-access=ALL-UNNAMED",
            "-Djava.util.logging.manager=org.jboss.logmanager.LogManager");

    private static final Map<Service, Set<Service>> FOLLOWS = Map.of(
            Service.MEMBER, Set.of(Service.ACTIVITY, Service.INCENTIVE, Service.KPI),
            Service.ACTIVITY, Set.of(Service.MEMBER, Service.KPI),
            Service.INCENTIVE, Set.of(Service.MEMBER, Service.ACTIVITY, Service.KPI),
            Service.KPI, Set.of(Service.MEMBER, Service.ACTIVITY, Service.INCENTIVE));

    /** The command line, with options of the JVM put before the program. */
    List<String> command(List<String> options) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(JVM_OPTIONS);
        command.addAll(options);
        command.add("-jar");
        command.add(service.jar(project).toString());
        return command;
    }

    /**
     * Database, port and keys.
     *
     * @param host the address to listen on
     * @param ownerKey where member-service writes the first owner key
     */
    Map<String, String> environment(String host, int port, Path ownerKey) {
        var variables = new TreeMap<String, String>();
        variables.put("QUARKUS_HTTP_HOST", host);
        variables.put("QUARKUS_HTTP_PORT", String.valueOf(port));
        variables.put("COMMUNITYOPS_DB_URL", databaseUrl);
        for (var purpose : Secrets.Purpose.values()) {
            var role = secrets.role(service, purpose);
            variables.put("COMMUNITYOPS_DB_" + purpose, role.name());
            variables.put("COMMUNITYOPS_DB_" + purpose + "_PASSWORD", role.password());
        }
        variables.put("COMMUNITYOPS_SERVICE_KEY", secrets.serviceKey());
        if (service == Service.MEMBER) {
            variables.put("COMMUNITYOPS_OWNER_KEY_FILE", ownerKey.toString());
        }
        return variables;
    }

    /** Where the feeds are that this service follows. */
    Map<String, String> follows(int portBase) {
        var variables = new TreeMap<String, String>();
        for (var followed : FOLLOWS.getOrDefault(service, Set.of())) {
            URI url = followed.url(portBase);
            variables.put("COMMUNITYOPS_FOLLOW_" + followed.name().toUpperCase(Locale.ROOT), url.toString());
        }
        return variables;
    }
}

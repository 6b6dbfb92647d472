package org.communityops.deploy.local.postgres;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How the server is set up.
 *
 * @param port on the loopback address; there is no other way in
 * @param durable whether an acknowledged write survives a crash of the machine; false only for data that is thrown away
 */
public record PostgresSettings(int port, boolean durable) {

    /** What must be true of the running server; it is asked, not trusted. */
    Map<String, String> promises() {
        var durability = durable ? "on" : "off";
        return Map.of(
                "fsync",
                durability,
                "synchronous_commit",
                durability,
                "full_page_writes",
                durability,
                "data_checksums",
                "on",
                "password_encryption",
                "scram-sha-256",
                "listen_addresses",
                "127.0.0.1");
    }

    /** The file that {@code postgresql.conf} includes last; written anew at each start. */
    String file() {
        var settings = new LinkedHashMap<String, String>();
        settings.put("port", String.valueOf(port));
        settings.put("unix_socket_directories", "");
        settings.put("max_connections", "200");
        settings.put("shared_buffers", "256MB");
        settings.put("effective_cache_size", "1GB");
        settings.put("max_wal_size", "2GB");
        settings.put("checkpoint_timeout", "15min");
        settings.put("random_page_cost", "1.1");
        settings.put("jit", "off");
        settings.put("timezone", "UTC");
        settings.put("log_timezone", "UTC");
        settings.put("lc_messages", "C");
        settings.put("log_line_prefix", "%m [%p] %q%u@%d ");
        settings.putAll(promises());
        settings.remove("data_checksums"); // fixed when the cluster was made
        return settings.entrySet().stream()
                .map(setting -> setting.getKey() + " = '" + setting.getValue() + "'\n")
                .collect(Collectors.joining("", "# Written at each start; changes here are lost.\n", ""));
    }
}

package org.communityops.deploy.local.platform;

import java.io.IOException;
import java.io.StringReader;
import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.communityops.deploy.local.postgres.Databases.Role;
import org.communityops.kit.access.ApiKey;
import org.communityops.kit.access.KeyKind;

/**
 * The passwords of the databases and the key the services know each other by: generated on the first start, kept in the
 * data folder.
 *
 * @param passwords by the name of the role
 */
record Secrets(Map<String, String> passwords, String serviceKey) {
    private static final String SUPERUSER = "postgres";
    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int LENGTH = 32;

    /** What a role of a service is for. The owner comes first: it owns the database. */
    enum Purpose {
        OWNER,
        APP,
        FEED;

        String role(Service service) {
            return service.id() + "_" + name().toLowerCase(Locale.ROOT);
        }
    }

    /** Reads the secrets; generates those that are missing. */
    static Secrets in(DataFolder folder, SecureRandom random) throws IOException {
        var key = new SecretFile(folder.serviceKey());
        if (!key.exists()) {
            key.write(ApiKey.generate(KeyKind.SVC, random).text() + "\n");
        }
        return new Secrets(passwords(new SecretFile(folder.secrets()), random), key.read());
    }

    /** Secrets that are kept nowhere, for a database that is thrown away. */
    static Secrets passing(SecureRandom random) {
        var passwords = new TreeMap<String, String>();
        complete(passwords, random);
        return new Secrets(passwords, ApiKey.generate(KeyKind.SVC, random).text());
    }

    String superuser() {
        return password(SUPERUSER);
    }

    Role role(Service service, Purpose purpose) {
        var name = purpose.role(service);
        return new Role(name, password(name));
    }

    List<Role> roles(Service service) {
        return List.of(role(service, Purpose.OWNER), role(service, Purpose.APP), role(service, Purpose.FEED));
    }

    private String password(String role) {
        var password = passwords.get(role);
        if (password == null) {
            throw new IllegalStateException("No password for " + role);
        }
        return password;
    }

    private static Map<String, String> passwords(SecretFile file, SecureRandom random) throws IOException {
        var passwords = new TreeMap<String, String>();
        if (file.exists()) {
            var properties = new Properties();
            properties.load(new StringReader(file.read()));
            properties.stringPropertyNames().forEach(name -> passwords.put(name, properties.getProperty(name)));
        }
        if (complete(passwords, random)) {
            file.write(passwords.entrySet().stream()
                    .map(password -> password.getKey() + "=" + password.getValue() + "\n")
                    .collect(Collectors.joining("", "# Passwords of the database roles of this data folder.\n", "")));
        }
        return passwords;
    }

    private static boolean complete(Map<String, String> passwords, SecureRandom random) {
        var before = passwords.size();
        passwords.computeIfAbsent(SUPERUSER, role -> generate(random));
        for (var service : Service.values()) {
            for (var purpose : Purpose.values()) {
                passwords.computeIfAbsent(purpose.role(service), role -> generate(random));
            }
        }
        return passwords.size() > before;
    }

    private static String generate(SecureRandom random) {
        return random.ints(LENGTH, 0, ALPHABET.length())
                .mapToObj(index -> String.valueOf(ALPHABET.charAt(index)))
                .collect(Collectors.joining());
    }
}

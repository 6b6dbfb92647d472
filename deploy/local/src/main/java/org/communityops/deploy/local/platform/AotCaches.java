package org.communityops.deploy.local.platform;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * The JVM's ahead-of-time caches (JEP 483, 514) of the services: classes loaded and linked by an earlier run, which cut a
 * start to a third. A cache is valid for exactly one build, one JVM and one set of options, so its name holds their
 * fingerprint; a stale one is never found.
 *
 * @param project whose build folder keeps them
 */
record AotCaches(Path project) {

    /** The options that make a service use its cache; none when there is no cache for this build. */
    List<String> options(Service service) {
        try {
            var cache = file(service);
            return Files.exists(cache) ? List.of("-XX:AOTCache=" + cache) : List.of();
        } catch (IOException e) {
            return List.of();
        }
    }

    boolean exists(Service service) throws IOException {
        return Files.exists(file(service));
    }

    /** Whether a training run can put its result here. */
    boolean canBeMade() {
        var build = project.resolve("deploy/local/target");
        return Files.isWritable(build) && (!Files.exists(folder()) || Files.isWritable(folder()));
    }

    /** Takes a finished cache in and drops those of earlier builds. */
    void keep(Service service, Path finished) throws IOException {
        var cache = file(service);
        Files.move(finished, cache);
        try (var others = Files.newDirectoryStream(folder(), service.title() + "-*.aot")) {
            for (var other : others) {
                if (!other.equals(cache)) {
                    Files.delete(other);
                }
            }
        }
    }

    Path folder() {
        return project.resolve("deploy/local/target/aot");
    }

    private Path file(Service service) throws IOException {
        return folder().resolve(service.title() + "-" + fingerprint(service) + ".aot");
    }

    private String fingerprint(Service service) throws IOException {
        var parts = new ArrayList<String>(ServiceLaunch.JVM_OPTIONS);
        parts.add(System.getProperty("java.vm.version"));
        parts.add(System.getProperty("java.home"));
        try (var files = Files.walk(service.application(project))) {
            for (var file : files.filter(Files::isRegularFile).sorted().toList()) {
                parts.add(file + " " + Files.size(file) + " " + Files.getLastModifiedTime(file));
            }
        }
        try {
            var digest = MessageDigest.getInstance("SHA-256")
                    .digest(String.join("\n", parts).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

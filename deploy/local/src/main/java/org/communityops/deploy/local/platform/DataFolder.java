package org.communityops.deploy.local.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.communityops.deploy.local.console.LogFile;

/**
 * Everything that outlives a run: databases, secrets, logs. Only its owner can read it.
 *
 * @param path absolute
 */
public record DataFolder(Path path) {

    /** The folder named on the command line, else by {@code COMMUNITYOPS_DATA}, else {@code deploy/data} of the project. */
    public static DataFolder of(Optional<Path> named, Path project) {
        var path = named.or(() ->
                        Optional.ofNullable(System.getenv("COMMUNITYOPS_DATA")).map(Path::of))
                .orElseGet(() -> project.resolve("deploy/data"));
        return new DataFolder(path.toAbsolutePath().normalize());
    }

    /** Makes what is missing, and refuses a folder that somebody else owns: PostgreSQL would, too, less clearly. */
    public void prepare() throws IOException {
        if (!Files.exists(path)) {
            Files.createDirectories(path);
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
        }
        var owner = Files.getOwner(path).getName();
        var user = System.getProperty("user.name");
        if (!Files.isWritable(path)
                || Files.exists(postgres())
                        && !Files.getOwner(postgres()).getName().equals(user)) {
            throw new IOException("The data folder " + path + " belongs to " + owner + ", this is " + user
                    + ". Start it as " + owner + ", or name another folder with --data or COMMUNITYOPS_DATA.");
        }
        Files.createDirectories(logs());
        Files.createDirectories(run());
    }

    public Path ownerKey() {
        return path.resolve("owner.key");
    }

    Path serviceKey() {
        return path.resolve("service.key");
    }

    Path secrets() {
        return path.resolve("secrets.properties");
    }

    Path postgres() {
        return path.resolve("postgres");
    }

    Path programs() {
        return path.resolve("programs");
    }

    /** Where the load of the demo community keeps what it has done. */
    public Path demo() {
        return path.resolve("demo.properties");
    }

    /** Bot keys that were made to send events. */
    public Path keys() {
        return path.resolve("keys");
    }

    /** The address of member-service as last started here. */
    public Path address() {
        return run().resolve("address");
    }

    Path run() {
        return path.resolve("run");
    }

    Path logs() {
        return path.resolve("logs");
    }

    LogFile log(String name) {
        return new LogFile(logs().resolve(name + ".log"));
    }
}

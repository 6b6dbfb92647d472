package org.communityops.deploy.local;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.communityops.deploy.local.api.Installation;
import org.communityops.deploy.local.platform.DataFolder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say which installation a command talks to. */
final class Target {
    private static final URI USUAL = URI.create("http://127.0.0.1:8081");

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "The data folder (default: COMMUNITYOPS_DATA, else deploy/data).")
    private @Nullable Path data;

    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "Address of member-service; the others are on the three ports after it"
                    + " (default: where the data folder was last started).")
    private @Nullable URI url;

    @Option(
            names = "--key",
            paramLabel = "KEY",
            description = "An API key (default: COMMUNITYOPS_KEY, else the data folder's owner.key).")
    private @Nullable String key;

    Optional<Path> data() {
        return Optional.ofNullable(data);
    }

    Installation installation(DataFolder folder) throws IOException {
        return Installation.of(address(folder), Optional.ofNullable(key), folder.ownerKey());
    }

    private URI address(DataFolder folder) throws IOException {
        if (url != null) {
            return url;
        }
        return Files.isReadable(folder.address())
                ? URI.create(Files.readString(folder.address()).strip())
                : USUAL;
    }
}

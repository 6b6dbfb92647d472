package org.communityops.deploy.local.api;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.communityops.deploy.local.platform.Service;

/**
 * Where the four services are and which key opens them.
 *
 * @param base the address of member-service; the others are on the following ports
 */
public record Installation(URI base, String key) {

    /**
     * The key is the named one, else {@code COMMUNITYOPS_KEY}, else what the file of the data folder holds.
     *
     * @param keyFile the owner key of the data folder
     */
    public static Installation of(URI base, Optional<String> key, Path keyFile) throws IOException {
        var known = key.or(() -> Optional.ofNullable(System.getenv("COMMUNITYOPS_KEY")));
        if (known.isEmpty() && !Files.isReadable(keyFile)) {
            throw new IOException("No key: " + keyFile
                    + " is not there or cannot be read. Is ./deploy/up running, with the same data folder?"
                    + " Otherwise give a key with --key or COMMUNITYOPS_KEY.");
        }
        return new Installation(
                base,
                known.isPresent()
                        ? known.get().strip()
                        : Files.readString(keyFile).strip());
    }

    public ServiceApi api(Service service, Patience patience) {
        return new ServiceApi(url(service), key, patience);
    }

    public Installation withKey(String other) {
        return new Installation(base, other);
    }

    private URI url(Service service) {
        var first = base.getPort() == -1 ? Service.MEMBER.port(8081) : base.getPort();
        return URI.create(base.getScheme() + "://" + base.getHost() + ":" + service.port(first));
    }
}

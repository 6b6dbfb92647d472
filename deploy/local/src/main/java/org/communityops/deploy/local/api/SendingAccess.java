package org.communityops.deploy.local.api;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.communityops.deploy.local.platform.Service;

/**
 * Access to activity-service for sending a community's events. Where an owner key may not send, a bot key is made with
 * it and kept in a folder for the next time. A new community or key is known to activity-service a moment after member-service
 * has made it; this waits for it.
 *
 * @param keys where bot keys are kept
 */
public record SendingAccess(Installation installation, Path keys) {
    private static final Duration NEWS = Duration.ofSeconds(60);
    private static final int UNKNOWN_KEY = 401;
    private static final int FORBIDDEN = 403;
    private static final int UNKNOWN_COMMUNITY = 404;

    /** Opens activity-service with a key that may send; the caller closes it. */
    public ServiceApi open(Community community, Patience patience) throws IOException, InterruptedException {
        var status = awaited(community, installation.key());
        if (status != FORBIDDEN || !installation.key().startsWith("cop_own_")) {
            return opened(community, installation.key(), status, patience);
        }
        var kept = keys.resolve(community.id() + ".key");
        if (Files.exists(kept)) {
            var key = Files.readString(kept).strip();
            status = status(community, key);
            if (status != UNKNOWN_KEY) {
                return opened(community, key, status, patience);
            }
        }
        var key = new Communities(installation).botKey(community, "replay of events");
        keep(kept, key);
        return opened(community, key, awaited(community, key), patience);
    }

    private int awaited(Community community, String key) throws IOException, InterruptedException {
        var begin = System.nanoTime();
        var status = status(community, key);
        while ((status == UNKNOWN_KEY || status == UNKNOWN_COMMUNITY) && System.nanoTime() - begin < NEWS.toNanos()) {
            Thread.sleep(200);
            status = status(community, key);
        }
        return status;
    }

    private ServiceApi opened(Community community, String key, int status, Patience patience) throws IOException {
        switch (status) {
            case UNKNOWN_KEY ->
                throw new IOException("activity-service does not know this key; is it revoked or expired?");
            case FORBIDDEN ->
                throw new IOException("This key may not send events to " + community.slug()
                        + "; it takes a key of kind bot or app for this community, or an owner key");
            case UNKNOWN_COMMUNITY ->
                throw new IOException("activity-service does not know the community " + community.slug());
            default -> {
                return installation.withKey(key).api(Service.ACTIVITY, patience);
            }
        }
    }

    /** Asks with a batch of no events: it changes nothing, and only the answers about access matter. */
    private int status(Community community, String key) throws IOException, InterruptedException {
        try (var activity = installation.withKey(key).api(Service.ACTIVITY, Patience.SHORT)) {
            return activity.post(
                            community.path() + "/events", "application/cloudevents-batch+json", new byte[] {'[', ']'})
                    .status();
        }
    }

    private void keep(Path file, String key) throws IOException {
        Files.createDirectories(keys);
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, key + "\n");
    }
}

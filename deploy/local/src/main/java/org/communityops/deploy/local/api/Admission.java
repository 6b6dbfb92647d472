package org.communityops.deploy.local.api;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.communityops.deploy.local.platform.Service;

/**
 * Waits until all services admit a key: a new one reaches the others by the feed of member-service, a moment later.
 *
 * @param maker the service that makes keys
 */
public record Admission(ServiceApi maker, List<ServiceApi> others) implements AutoCloseable {
    private static final int UNKNOWN_KEY = 401;
    private static final long BETWEEN_MILLIS = 100;

    /** Of the key of an installation; the caller closes it. */
    public static Admission of(Installation installation) {
        var others = Stream.of(Service.ACTIVITY, Service.INCENTIVE, Service.KPI)
                .map(service -> installation.api(service, Patience.SHORT))
                .toList();
        return new Admission(installation.api(Service.MEMBER, Patience.SHORT), others);
    }

    /** Returns whether all do within the time; at once when the maker does not, since nobody will then. */
    public boolean await(Duration limit) throws IOException, InterruptedException {
        if (!admits(maker)) {
            return false;
        }
        var begin = System.nanoTime();
        for (var service : others) {
            while (!admits(service)) {
                if (System.nanoTime() - begin > limit.toNanos()) {
                    return false;
                }
                Thread.sleep(BETWEEN_MILLIS);
            }
        }
        return true;
    }

    @Override
    public void close() {
        maker.close();
        others.forEach(ServiceApi::close);
    }

    private static boolean admits(ServiceApi service) throws IOException, InterruptedException {
        try {
            service.get("/v1/followers");
            return true;
        } catch (ApiException e) {
            if (e.status() == UNKNOWN_KEY) {
                return false;
            }
            throw e;
        }
    }
}

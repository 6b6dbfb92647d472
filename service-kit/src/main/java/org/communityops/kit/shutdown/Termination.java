package org.communityops.kit.shutdown;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigUtils;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import sun.misc.Signal;

/**
 * Ends the service with status 0 when it is asked to stop (SIGTERM) and has finished its work. The JVM's own status would be
 * 143, which supervisors take for a failure.
 */
@Singleton
class Termination {

    void listen(@Observes StartupEvent started) {
        if (!ConfigUtils.isProfileActive("test")) {
            Signal.handle(new Signal("TERM"), signal -> Quarkus.asyncExit(0));
        }
    }
}

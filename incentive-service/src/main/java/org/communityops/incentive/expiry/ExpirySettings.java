package org.communityops.incentive.expiry;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How points end. */
@ConfigMapping(prefix = "communityops.expiry")
interface ExpirySettings {
    /** How long before their end members are warned of points that they would lose. */
    @WithDefault("P14D")
    Duration warnAhead();
}

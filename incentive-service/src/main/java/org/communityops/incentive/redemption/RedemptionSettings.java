package org.communityops.incentive.redemption;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long reservations are kept. */
@ConfigMapping(prefix = "communityops.redemptions")
interface RedemptionSettings {
    /** After this time a reservation that nobody confirmed is cancelled, and points and stock are returned. */
    @WithDefault("30m")
    Duration confirmWithin();

    /** The same for a reservation that waits for an approval. */
    @WithDefault("14d")
    Duration approveWithin();
}

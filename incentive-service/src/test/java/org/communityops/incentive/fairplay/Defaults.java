package org.communityops.incentive.fairplay;

import io.smallrye.config.SmallRyeConfigBuilder;

/** The thresholds as they are without any configuration. */
final class Defaults {
    static final FairPlaySettings SETTINGS = new SmallRyeConfigBuilder()
            .withMapping(FairPlaySettings.class)
            .build()
            .getConfigMapping(FairPlaySettings.class);

    private Defaults() {}
}

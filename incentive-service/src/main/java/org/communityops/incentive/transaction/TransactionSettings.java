package org.communityops.incentive.transaction;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Limits of posting by hand. */
@ConfigMapping(prefix = "communityops.transactions")
interface TransactionSettings {
    /** The most points that an {@code app} key may move in one transaction; more is 403 approval-required. */
    @WithDefault("1000")
    long operatorLimit();

    /** How many requests may wait for a commit; more are refused with 429. */
    @WithDefault("2000")
    int queue();

    /** How many requests share a commit at most. */
    @WithDefault("500")
    int batch();

    /** How many commits run at the same time. */
    @WithDefault("2")
    int committers();
}

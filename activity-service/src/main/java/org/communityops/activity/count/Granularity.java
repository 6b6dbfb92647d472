package org.communityops.activity.count;

import java.time.Duration;

/** The length of the periods in which events are counted. */
enum Granularity {
    /** UTC hours. */
    HOUR(Duration.ofDays(92)),

    /** Days of the community's time zone. */
    DAY(Duration.ofDays(4_000));

    private final Duration longest;

    Granularity(Duration longest) {
        this.longest = longest;
    }

    /** The longest range that is counted at once. */
    Duration longest() {
        return longest;
    }
}

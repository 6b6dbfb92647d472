package org.communityops.deploy.local.api;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How long a request is repeated, and with which pauses: from 100 ms on, doubling up to 5 s, each shortened at random so
 * that many clients do not come back at once.
 *
 * @param limit after which the last fault is reported
 */
public record Patience(Duration limit) {
    private static final long FIRST = 100;
    private static final long LONGEST = 5_000;

    /** For people who wait in front of a screen. */
    public static final Patience SHORT = new Patience(Duration.ofSeconds(30));

    /** For work that goes on while a service is restarted. */
    public static final Patience LONG = new Patience(Duration.ofMinutes(10));

    /** The pause before the next try; what the service asked for, if it did. */
    Duration pause(int tries, Duration asked) {
        var longest = Math.min(LONGEST, FIRST << Math.min(tries, 10));
        var millis = longest / 2 + ThreadLocalRandom.current().nextLong(longest / 2 + 1);
        return Duration.ofMillis(Math.max(millis, asked.toMillis()));
    }
}

package org.communityops.activity.journal;

import java.util.Comparator;
import java.util.UUID;

/** The identity of an event, for ever. */
record EventKey(UUID communityId, String source, String sourceId) implements Comparable<EventKey> {
    private static final Comparator<EventKey> ORDER = Comparator.comparing(EventKey::communityId)
            .thenComparing(EventKey::source)
            .thenComparing(EventKey::sourceId);

    /** The order in which all transactions write, so that no two wait for each other. */
    @Override
    public int compareTo(EventKey other) {
        return ORDER.compare(this, other);
    }
}

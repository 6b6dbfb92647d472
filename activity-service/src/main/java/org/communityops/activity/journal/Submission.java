package org.communityops.activity.journal;

import java.util.UUID;
import org.communityops.activity.envelope.Envelope;

/** An event that a community wants recorded. */
public record Submission(UUID communityId, Envelope envelope) {
    EventKey key() {
        return new EventKey(communityId, envelope.source(), envelope.id());
    }
}

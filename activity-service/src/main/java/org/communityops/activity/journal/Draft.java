package org.communityops.activity.journal;

import java.time.Instant;
import java.util.UUID;
import org.communityops.activity.envelope.Envelope;
import org.communityops.kit.ids.Ids;
import org.jspecify.annotations.Nullable;

/** A row of the journal before it is written. */
record Draft(UUID id, Submission submission, Instant recordedAt) {
    EventKey key() {
        return submission.key();
    }

    Envelope envelope() {
        return submission.envelope();
    }

    /** When it happened; an event that does not say happens as it is recorded. */
    Instant time() {
        var sent = envelope().time();
        return sent == null ? recordedAt : sent;
    }

    /** The member id of an actor whom nobody linked to a member. */
    @Nullable UUID derivedMember() {
        var platform = envelope().platform();
        var subject = envelope().subject();
        return platform == null || subject == null ? null : Ids.derived(submission.communityId(), platform, subject);
    }
}

package org.communityops.activity.journal;

import java.util.UUID;
import org.communityops.activity.envelope.Fingerprint;

/** What the journal holds under an event's identity. */
record Kept(UUID id, Fingerprint fingerprint) {}

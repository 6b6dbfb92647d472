package org.communityops.activity.event;

import java.time.Instant;
import java.util.UUID;
import org.communityops.activity.envelope.CloudEvent;
import org.jspecify.annotations.Nullable;

/** A recorded event as the database has it. */
record EventRow(
        UUID id, CloudEvent event, @Nullable UUID memberId, Instant recordedAt, long checksum, boolean retracted) {}

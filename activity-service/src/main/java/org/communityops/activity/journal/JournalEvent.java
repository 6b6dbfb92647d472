package org.communityops.activity.journal;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A recorded event as the feed tells it.
 *
 * @param data as JSON text
 * @param attributes further CloudEvents attributes as the text of a JSON object, never of an empty one
 * @param namedPlatform what {@code data.platform} says
 * @param retractedBy the event that takes it back, whenever that arrived
 */
record JournalEvent(
        UUID communityId,
        UUID id,
        String source,
        String sourceId,
        String type,
        @Nullable String subject,
        Instant time,
        @Nullable UUID memberId,
        @Nullable String data,
        @Nullable String attributes,
        long checksum,
        Instant recordedAt,
        @Nullable String namedPlatform,
        @Nullable UUID retractedBy) {

    /** Where the subject is known, null when nobody acted. */
    @Nullable String platform() {
        if (subject == null) {
            return null;
        }
        return namedPlatform != null
                ? namedPlatform
                : source.substring(0, source.indexOf(':')).toLowerCase(Locale.ROOT);
    }
}

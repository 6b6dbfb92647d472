package org.communityops.activity.envelope;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One CloudEvent that can be stored.
 *
 * @param id unique within its source
 * @param subject the actor as its platform knows it; absent only where nobody acts
 * @param platform where the actor is known: the scheme of the source unless {@code data.platform} says otherwise;
 *     present whenever the subject is
 * @param time when it happened as the sender says, to the microsecond; absent when it did not say
 * @param data what the type defines; absent when nothing was sent
 * @param dataJson the data as JSON text
 * @param attributesJson the CloudEvents attributes that have no place of their own here, as a JSON object; absent when
 *     there are none
 * @param fingerprint of what was sent, without anything we filled in
 */
public record Envelope(
        String id,
        String source,
        String type,
        @Nullable String subject,
        @Nullable String platform,
        @Nullable Instant time,
        @Nullable ObjectNode data,
        @Nullable String dataJson,
        @Nullable String attributesJson,
        Fingerprint fingerprint)
        implements Examined {
    /** The type that takes an earlier event back: the one type that needs no actor. */
    public static final String RETRACTED = "event.retracted";
}

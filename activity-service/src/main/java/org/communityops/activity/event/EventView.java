package org.communityops.activity.event;

import java.time.Instant;
import java.util.UUID;
import org.communityops.activity.envelope.CloudEvent;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A recorded event as callers see it. */
@Schema(
        description = "A recorded event.",
        requiredProperties = {"id", "event", "recordedAt"})
public record EventView(
        @Schema(
                description = "Our id of it; ascending in the order of recording.",
                examples = "019aa0c0-7c5e-7d4b-8a52-3f0c1f5c0000")
        UUID id,

        CloudEvent event,

        @Nullable @Schema(
                description = "The member (成员) that the actor was when it was recorded; absent when nobody acted.",
                examples = "5f0c1f5c-9a10-5d4b-8a52-019aa0c07c5e")
        UUID memberId,

        @Schema(description = "When it was recorded.", examples = "2026-11-20T02:15:00.312Z")
        Instant recordedAt,

        @Nullable @Schema(description = "True when it was taken back (撤回); absent otherwise.")
        Boolean retracted) {
    static EventView of(EventRow row, Reader reader) {
        return new EventView(
                row.id(),
                reader.sees(row.event()),
                row.memberId(),
                row.recordedAt(),
                row.retracted() ? Boolean.TRUE : null);
    }
}

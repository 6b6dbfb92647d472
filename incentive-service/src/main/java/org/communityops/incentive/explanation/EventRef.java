package org.communityops.incentive.explanation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.communityops.incentive.fact.Fact;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The event that an explanation is about. */
@Schema(name = "ExplainedEvent", description = "The activity event that the explanation is about.")
record EventRef(
        @Schema(description = "Identifier of the stored event.")
        UUID id,

        @Schema(description = "Where it came from.", examples = "wecom://group/8812")
        String source,

        @Schema(description = "The sender's id for it.", examples = "msg-88121")
        String sourceId,

        @Schema(description = "What happened.", examples = "message.posted")
        String type,

        UUID memberId,

        @Schema(description = "When it happened.", examples = "2026-11-20T02:15:00Z")
        Instant time,

        @Schema(description = "The local day on which it counts.", examples = "2026-11-20")
        LocalDate day,

        @Schema(description = "Whether it was taken back (撤回).", examples = "false")
        boolean retracted) {
    static EventRef of(Fact fact) {
        return new EventRef(
                fact.eventId(),
                fact.source(),
                fact.sourceId(),
                fact.type(),
                fact.memberId(),
                fact.time(),
                fact.day(),
                fact.retracted());
    }
}

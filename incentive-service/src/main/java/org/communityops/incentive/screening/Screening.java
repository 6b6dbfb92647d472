package org.communityops.incentive.screening;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A search for unfair play in a period, under way or ended. */
@Schema(name = "FairPlayScreening", description = "A search for unfair play in a period (公平性检查), under way or ended.")
record Screening(
        UUID id,

        @Schema(description = "RUNNING (进行中), DONE (已完成), FAILED (失败), or CANCELLED (已取消).")
        State state,

        @Schema(description = "First day, local.", examples = "2026-11-01")
        LocalDate from,

        @Schema(description = "Last day, included.", examples = "2026-11-30")
        LocalDate to,

        @Schema(description = "Members whose facts have been read.", examples = "1500")
        long done,

        @Schema(description = "Members when it began.", examples = "12000")
        long total,

        @Nullable @Schema(description = "Flags that are new; absent until it is done.", examples = "3")
        Long flags,

        @Nullable @Schema(description = "Why it could not be done.")
        String failure,

        @Schema(description = "When it was asked for.", examples = "2026-12-01T02:15:00.120004Z")
        Instant createdAt,

        @Nullable @Schema(description = "When it ended.", examples = "2026-12-01T02:15:09.250417Z")
        Instant finishedAt) {
    @Schema(name = "FairPlayScreeningState")
    enum State {
        RUNNING,
        DONE,
        FAILED,
        CANCELLED
    }

    /** A screening with its community, for whoever works on all of them. */
    record Task(UUID communityId, Screening screening) {}
}

package org.communityops.kpi.recount;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.communityops.kpi.rollup.RollupDifference;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A recount as it is asked for, worked on and told.
 *
 * @param zone to which the days move; null when they stay where they are
 * @param attempt how often somebody has taken it up
 */
@Schema(name = "Recount", description = "A recount of a community's rollups (重算): a job, and what it found.")
record Recount(
        @JsonIgnore UUID communityId,
        UUID id,

        @Schema(description = "Why it is made (原因).", examples = "REQUEST")
        RecountCause cause,

        @JsonIgnore @Nullable ZoneId zone,

        @Schema(description = "How far it has come (状态).", examples = "DONE")
        RecountState state,

        @Schema(description = "Days that are counted (已处理).", examples = "96")
        long done,

        @Nullable @Schema(description = "Days that there are to count (总数); left out until it runs.", examples = "96")
        Long total,

        @Nullable @Schema(
                description =
                        "Whether the old rollups were the same (一致); left out until it is done. A change of zone makes them differ.",
                examples = "true")
        Boolean equal,

        @Nullable @Schema(description = "Where they differed; left out until it is done.")
        List<RollupDifference> differences,

        @Schema(description = "What went wrong (错误); empty unless it failed.")
        List<String> errors,

        @Schema(description = "When it was asked for.", examples = "2026-11-20T02:15:00Z")
        Instant createdAt,

        @Nullable @Schema(description = "When it was done, failed or cancelled.", examples = "2026-11-20T02:15:03Z")
        Instant finishedAt,

        @JsonIgnore int attempt) {
    Recount {
        errors = List.copyOf(errors);
    }

    /** One that waits. */
    static Recount queued(UUID communityId, UUID id, @Nullable ZoneId zone, Instant now) {
        var cause = zone == null ? RecountCause.REQUEST : RecountCause.ZONE_CHANGE;
        return new Recount(
                communityId, id, cause, zone, RecountState.QUEUED, 0, null, null, null, List.of(), now, null, 0);
    }

    String tag() {
        return state + "-" + done + "-" + attempt;
    }

    boolean isUnfinished() {
        return state == RecountState.QUEUED || state == RecountState.RUNNING;
    }
}

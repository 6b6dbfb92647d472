package org.communityops.incentive.flag;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.communityops.incentive.custody.SetAside;
import org.communityops.incentive.fairplay.Kind;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What looks like unfair play, and what a person said to it. */
@Schema(name = "FairPlayFlag", description = "What looks like unfair play (异常标记), and what a person said to it.")
record Flag(
        UUID id,

        @Schema(
                description =
                        "REACTION_RING (互赞圈): members whose reactions go to each other. BURST_FARMING (刷分): activity of a speed or regularity that no person has. SELF_ALTS (自刷小号): accounts that do little but react to one of the members.")
        Kind kind,

        @Schema(description = "Who (会员).") List<UUID> members,

        @Schema(description = "First day of the period, local.", examples = "2026-11-01")
        LocalDate from,

        @Schema(description = "Last day of the period, included.", examples = "2026-11-30")
        LocalDate to,

        @Schema(
                description =
                        "From 0 to 1: the part of the members' reactions that stays in the ring, of the member's events that lie in bursts, or of all that the accounts do that are reactions to the one.",
                examples = "0.92")
        double score,

        @Schema(description = "The events that it was found by; the first hundred.")
        List<UUID> evidence,

        @Schema(description = "How many events there are.", examples = "240")
        long evidenceCount,

        @Schema(description = "OPEN (待处理), CONFIRMED (已确认), or DISMISSED (已排除).")
        State state,

        @Schema(description = "The screening that found it first.")
        UUID screeningId,

        @Schema(description = "When it was found.", examples = "2026-12-01T02:15:00.120004Z")
        Instant createdAt,

        @Nullable @Schema(
                description = "Why it was decided so; absent while it is open.",
                examples = "Siblings who share a phone")
        String reason,

        @Nullable @Schema(description = "Key of whoever decided; absent while it is open.", examples = "0h3kA9xYb2Qz")
        String decidedBy,

        @Nullable @Schema(description = "When; absent while it is open.", examples = "2026-12-02T08:00:00.250417Z")
        Instant decidedAt,

        @Schema(description = "What was set aside when it was raised (暂存积分). A decision gives it back or takes it.")
        List<SetAside> setAside) {
    @Schema(name = "FairPlayFlagState")
    enum State {
        OPEN,
        CONFIRMED,
        DISMISSED
    }

    Flag {
        members = List.copyOf(members);
        evidence = List.copyOf(evidence);
        setAside = List.copyOf(setAside);
    }

    /** The same, with what was set aside. */
    Flag with(List<SetAside> points) {
        return new Flag(
                id,
                kind,
                members,
                from,
                to,
                score,
                evidence,
                evidenceCount,
                state,
                screeningId,
                createdAt,
                reason,
                decidedBy,
                decidedAt,
                points);
    }
}

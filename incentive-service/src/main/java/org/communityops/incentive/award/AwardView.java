package org.communityops.incentive.award;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.communityops.incentive.badge.Badge;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An award as callers see it. */
@Schema(name = "BadgeAward", description = "A badge that a member got (获得的勋章).")
record AwardView(
        UUID id,
        AwardedBadge badge,
        UUID memberId,

        @Schema(
                description = "What the badge is given once for: `once`, or what an operator named (事由).",
                examples = "once")
        String occasion,

        @Schema(description = "REVOKED: it was taken back (已撤销); it comes back when it is earned again.")
        State state,

        @Schema(description = "Local date of the event that completed what earns it.", examples = "2026-11-20")
        LocalDate earnedOn,

        @Schema(
                description =
                        "The latest of the activity events that earned it, oldest first, at most twenty (依据). Of badges that others are composed of, one each.")
        List<UUID> evidence,

        @Nullable @Schema(
                description = "Why it was given by hand (授予理由); absent when it was earned.",
                examples = "Saved the meetup")
        String citation,

        @Schema(description = "When it was given, or given back last.", examples = "2026-11-20T02:15:01.250417Z")
        Instant awardedAt,

        @Nullable @Schema(description = "When it was taken back (撤销时间).", examples = "2026-11-21T08:00:00Z")
        Instant revokedAt,

        @Nullable @Schema(description = "Why it was taken back (撤销原因).", examples = "What earned it was retracted")
        String revokedReason) {
    AwardView {
        evidence = List.copyOf(evidence);
    }

    /** Whether the member has it. */
    @Schema(name = "BadgeAwardState", description = "AWARDED: the member has it. REVOKED: it was taken back.")
    enum State {
        AWARDED,
        REVOKED
    }

    /** Which badge it is. */
    @Schema(name = "AwardedBadge", description = "Which badge it is, as people see it.")
    record AwardedBadge(
            UUID id,

            @Schema(description = "Names the badge within its community.", examples = "hundred-messages")
            String key,

            @Schema(description = "What people call it (名称).", examples = "Hundred messages")
            String name,

            @Nullable @Schema(description = "The name in Chinese (中文名称).", examples = "百条达人")
            String nameZh,

            @Nullable @Schema(description = "Text that front ends show as its picture (图标).", examples = "💬")
            String icon) {}

    static AwardView of(Award award, Badge badge) {
        var texts = badge.texts();
        var revoked = award.revoked();
        return new AwardView(
                award.id(),
                new AwardedBadge(badge.id(), badge.key(), texts.name(), texts.nameZh(), texts.icon()),
                award.holder().memberId(),
                award.occasion(),
                revoked == null ? State.AWARDED : State.REVOKED,
                award.earnedOn(),
                award.evidence(),
                award.citation(),
                award.awardedAt(),
                revoked == null ? null : revoked.at(),
                revoked == null ? null : revoked.reason());
    }
}

package org.communityops.member.community;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A community as callers see it. */
@Schema(
        name = "Community",
        description = "A community (社群)",
        requiredProperties = {
            "id",
            "slug",
            "name",
            "timeZone",
            "locale",
            "joinPolicy",
            "stage",
            "archived",
            "topics",
            "createdAt"
        })
record CommunityView(
        @Schema(examples = "01990d6e-8a00-7000-8000-000000000001")
        UUID id,

        @Schema(description = "Short name, unique among all communities", examples = "tea-house")
        String slug,

        @Schema(description = "Name that people see (名称)", examples = "Tea House 茶馆")
        String name,

        @Schema(
                description = "IANA time zone (时区) in which days, weeks and months are counted",
                examples = "Asia/Shanghai")
        String timeZone,

        @Schema(description = "BCP 47 language tag (语言)", examples = "zh-CN")
        String locale,

        @Schema(description = "How one becomes a member (加入方式)", examples = "OPEN")
        JoinPolicy joinPolicy,

        @Schema(description = "How far the roll-out has come (阶段)", examples = "SETUP")
        Stage stage,

        @Schema(description = "Closed, and kept for its records only (归档)", examples = "false")
        boolean archived,

        @Schema(description = "What the community is for (定位)", examples = "Learn to brew tea together") @Nullable String purpose,

        @Schema(description = "Whom it is for (目标人群)", examples = "Beginners in big cities") @Nullable String audience,

        @Schema(description = "What is talked about (话题)") List<String> topics,

        @Schema(description = "The trade that it serves (行业)", examples = "CONTENT") @Nullable Industry industry,

        @Schema(
                description = "Activity before this instant is refused; without it none is",
                examples = "2026-01-01T00:00:00Z")
        @Nullable Instant eventsFrom,

        @Schema(examples = "2026-11-20T02:15:00Z") Instant createdAt) {

    static CommunityView of(Community c) {
        return new CommunityView(
                c.id,
                c.slug,
                c.name,
                c.timeZone,
                c.locale,
                c.joinPolicy,
                c.stage,
                c.archived,
                c.purpose,
                c.audience,
                List.copyOf(c.topics),
                c.industry,
                c.eventsFrom,
                c.createdAt);
    }
}

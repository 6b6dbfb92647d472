package org.communityops.incentive.honouraward;

import java.time.Instant;
import java.util.UUID;
import org.communityops.incentive.honour.Honour;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An honour that a member was given, as callers see it. */
@Schema(name = "HonourAward", description = "An honour that a member was given for a period (荣誉记录).")
record HonourAwardView(
        UUID id,
        AwardedHonour honour,

        @Schema(description = "Day, ISO week, month, quarter or year (周期).", examples = "2026-10")
        String period,

        UUID memberId,

        @Schema(description = "What for (颁奖词).", examples = "Answered every beginner's question")
        String citation,

        @Nullable @Schema(
                description = "What shows it, such as the result of a poll (依据); absent when the place does.",
                examples = "Poll of 2026-11-02: 41 of 60 votes")
        String evidence,

        HonourAward.@Nullable BoardPlace place,

        @Schema(description = "When it was given.", examples = "2026-11-02T02:15:01.250417Z")
        Instant awardedAt) {

    /** Which honour it is. */
    @Schema(name = "AwardedHonour", description = "Which honour it is, as people see it.")
    record AwardedHonour(
            UUID id,

            @Schema(description = "Names the honour within its community.", examples = "best-contribution")
            String key,

            @Schema(description = "What people call it (名称).", examples = "Best contribution")
            String name,

            @Nullable @Schema(description = "The name in Chinese (中文名称).", examples = "最佳贡献")
            String nameZh) {}

    static HonourAwardView of(HonourAward award, Honour honour) {
        var settings = honour.settings();
        return new HonourAwardView(
                award.id(),
                new AwardedHonour(honour.id(), honour.key(), settings.name(), settings.nameZh()),
                award.period(),
                award.memberId(),
                award.citation(),
                award.evidence(),
                award.place(),
                award.awardedAt());
    }
}

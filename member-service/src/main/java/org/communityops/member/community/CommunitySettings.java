package org.communityops.member.community;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.communityops.member.input.CalendarTime;
import org.communityops.member.input.LanguageTag;
import org.communityops.member.input.Text;
import org.communityops.member.input.TimeZoneId;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.validator.constraints.UniqueElements;
import org.jspecify.annotations.Nullable;

/**
 * Everything of a community that its owner decides: what a request to make one holds, and what a patch changes.
 *
 * <p>What is left out takes its default; so a patch puts a setting back to the default with {@code null}.
 */
@Schema(name = "CommunitySettings", description = "What the owner of a community (社群) decides")
record CommunitySettings(
        @Schema(description = "Short name, unique among all communities", examples = "tea-house")
        @NotNull @Pattern(regexp = SLUG, message = "must be 2 to 64 of a-z, 0-9 and -") String slug,

        @Schema(description = "Name that people see (名称)", maxLength = 200, examples = "Tea House 茶馆")
        @NotNull @Text(max = 200)
        String name,

        @Schema(
                description = "IANA time zone (时区) in which days, weeks and months are counted",
                defaultValue = "Asia/Shanghai",
                examples = "Asia/Shanghai")
        @TimeZoneId
        String timeZone,

        @Schema(description = "BCP 47 language tag (语言)", defaultValue = "zh-CN", examples = "zh-CN") @LanguageTag
        String locale,

        @Schema(description = "How one becomes a member (加入方式)", defaultValue = "OPEN", examples = "OPEN")
        JoinPolicy joinPolicy,

        @Schema(
                description = "What the community is for (定位)",
                maxLength = 2000,
                examples = "Learn to brew tea together")
        @Text(max = 2000, lines = true)
        @Nullable String purpose,

        @Schema(description = "Whom it is for (目标人群)", maxLength = 2000, examples = "Beginners in big cities")
        @Text(max = 2000, lines = true)
        @Nullable String audience,

        @Schema(description = "What is talked about (话题)") @Size(max = 50) @UniqueElements
        List<@NotNull @Text(max = 80) String> topics,

        @Schema(description = "The trade that it serves (行业)", examples = "CONTENT") @Nullable Industry industry,

        @Schema(
                description = "Activity before this instant is refused; without it none is",
                examples = "2026-01-01T00:00:00Z")
        @CalendarTime
        @Nullable Instant eventsFrom,

        @Schema(description = "How far the roll-out has come (阶段)", defaultValue = "SETUP", examples = "SETUP")
        Stage stage,

        @Schema(description = "Closed, and kept for its records only (归档)", defaultValue = "false")
        Boolean archived) {

    static final String SLUG = "[a-z0-9-]{2,64}";

    CommunitySettings {
        timeZone = Objects.requireNonNullElse(timeZone, "Asia/Shanghai");
        locale = Objects.requireNonNullElse(locale, "zh-CN");
        joinPolicy = Objects.requireNonNullElse(joinPolicy, JoinPolicy.OPEN);
        // Not List.copyOf: a null element is for validation to name, not for a NullPointerException.
        topics = topics == null ? List.of() : Collections.unmodifiableList(new ArrayList<>(topics));
        eventsFrom = eventsFrom == null ? null : eventsFrom.truncatedTo(ChronoUnit.MICROS);
        stage = Objects.requireNonNullElse(stage, Stage.SETUP);
        archived = Objects.requireNonNullElse(archived, false);
    }
}

package org.communityops.kpi.response;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How soon questions and threads get a first response. */
@Schema(name = "ResponseTimes", description = "How soon questions and threads get a first response (首次响应).")
record ResponseView(
        @Schema(description = "What was asked.", examples = "ALL")
        Asked asked,

        @Schema(description = "The first day of what was asked.", examples = "2026-05-01")
        LocalDate from,

        @Schema(description = "The last day of what was asked, included.", examples = "2026-05-31")
        LocalDate to,

        @Schema(description = "Within how many days of 24 hours a response counts.", examples = "7")
        int windowDays,

        @Schema(description = "The zone in which days are counted (时区).", examples = "Asia/Shanghai")
        String timeZone,

        @Schema(description = "Local date of the latest event (数据截止日).", examples = "2026-08-21") @Nullable LocalDate cutOff,

        @Schema(
                description =
                        "Questions and threads that name a topic (提问与话题数); one that names none cannot be matched with its responses.",
                examples = "4")
        long asks,

        @Schema(description = "All responses together.") Times total,

        @Schema(
                description =
                        "Who gave the first responses (响应者), most first, those of as many by id; at most a hundred.")
        List<Responder> responders) {

    /** Some first responses. */
    @Schema(name = "ResponseTimesOf", description = "Some first responses.")
    record Times(
            @Schema(description = "How many (响应数).", examples = "3")
            long responses,

            @Schema(description = "How many of them came within an hour.", examples = "1")
            long withinHour,

            @Schema(description = "How many of them came within 24 hours.", examples = "2")
            long withinDay,

            @Schema(
                    description = "The mean time to them in seconds (平均首次响应时间); null without any.",
                    type = SchemaType.NUMBER,
                    nullable = true,
                    examples = "3600.0")
            @JsonInclude(JsonInclude.Include.ALWAYS)
            @Nullable Double meanSeconds,

            @Schema(
                    description =
                            "Within how many seconds half of them came (中位数), between the two in the middle of an even number; null without any.",
                    type = SchemaType.NUMBER,
                    nullable = true,
                    examples = "1800.0")
            @JsonInclude(JsonInclude.Include.ALWAYS)
            @Nullable Double medianSeconds,

            @Schema(
                    description = "Within how many seconds nine in ten of them came; null without any.",
                    type = SchemaType.NUMBER,
                    nullable = true,
                    examples = "7200.0")
            @JsonInclude(JsonInclude.Include.ALWAYS)
            @Nullable Double p90Seconds) {}

    /** A member who responds. */
    @Schema(name = "Responder", description = "A member who was the first to respond, with his times.")
    record Responder(
            @Schema(description = "The member.", examples = "0197a3c2-8c1e-5b7e-9f00-5a6f0e1d2c3b")
            UUID memberId,

            @Schema(description = "His first responses.") Times times) {}
}

package org.communityops.incentive.course;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A course as it is shown. */
@Schema(name = "TrainingCourse", description = "What operators can learn (培训课程).")
record CourseView(
        UUID id,

        @Schema(description = "What people call it (名称).", examples = "Answering within an hour")
        String name,

        @Nullable @Schema(description = "What is learnt (内容).", examples = "How the best of us keep up with questions")
        String description,

        @Nullable @Schema(description = "Where it is (链接).", examples = "https://learn.example/answering")
        String link,

        @Nullable @Schema(
                description = "The indicator of evaluations that it improves (指标).",
                examples = "first_response_seconds_median")
        String indicator,

        @Nullable @Schema(description = "Assigned when the indicator scores less than this (薄弱指标).", examples = "60")
        BigDecimal below,

        @Schema(description = "Days that one has for it (完成期限).", examples = "14")
        int dueDays,

        @Schema(description = "ACTIVE (开设) or RETIRED (停开).")
        CourseState state,

        @Schema(description = "When it was made.", examples = "2026-11-20T02:15:00.120004Z")
        Instant createdAt) {
    static CourseView of(Course course) {
        var settings = course.settings();
        return new CourseView(
                course.id(),
                settings.name(),
                settings.description(),
                settings.link(),
                settings.indicator(),
                settings.below(),
                settings.dueDays(),
                settings.state(),
                course.createdAt());
    }
}

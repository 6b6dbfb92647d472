package org.communityops.incentive.training;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A course that a member is to take, or took. */
@Schema(name = "TrainingAssignment", description = "A course that a member is to take, or took (培训任务).")
record Assignment(
        UUID id,

        @Schema(description = "The course (培训课程).") UUID courseId,

        @Schema(description = "Who is to take it (会员).") UUID memberId,

        @Schema(
                description =
                        "What it was assigned for: card and period of an evaluation, or `by-hand:` and its own id.",
                examples = "operator-month/2026-10")
        String occasion,

        @Schema(
                description = "Why (原因).",
                examples = "first_response_seconds_median scored 42 in operator-month 2026-10")
        String reason,

        @Nullable @Schema(
                description = "Score of the weak indicator (薄弱指标得分); absent when it was assigned by hand.",
                examples = "42")
        BigDecimal indicatorScore,

        @Schema(description = "Last local day for it (截止日).", examples = "2026-11-15")
        LocalDate dueOn,

        @Schema(description = "ASSIGNED (待完成), COMPLETED (已完成) or CANCELLED (已取消).")
        AssignmentState state,

        @Schema(description = "When it was assigned.", examples = "2026-11-01T02:00:00Z")
        Instant assignedAt,

        @Nullable @Schema(
                description = "When it was completed or cancelled; absent while it is to do.",
                examples = "2026-11-10T02:40:00.250417Z")
        Instant endedAt,

        @Nullable @Schema(description = "What was said at its end (备注).", examples = "Passed the test with 9 of 10")
        String note) {}

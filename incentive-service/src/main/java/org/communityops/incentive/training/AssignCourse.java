package org.communityops.incentive.training;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a caller sends to assign a course. */
@Schema(name = "AssignTrainingCourse", description = "Assigns a course to a member (分配培训).")
record AssignCourse(
        @NotNull @Schema(description = "An active course (培训课程).")
        UUID courseId,

        @NotNull @Schema(description = "Who is to take it (会员).")
        UUID memberId,

        @NotBlank @Size(max = 500) @Schema(
                description = "Shown to the member (原因).",
                examples = "You lead the newcomers' group from next month on")
        String reason,

        @Nullable @Schema(
                description =
                        "Last local day for it (截止日), not in the past; the days of the course from today when absent.",
                examples = "2026-12-15")
        LocalDate dueOn) {}

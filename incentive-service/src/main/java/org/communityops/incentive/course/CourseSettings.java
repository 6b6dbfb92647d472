package org.communityops.incentive.course;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a course says: what a request to make one holds, and what a patch changes. */
@Schema(name = "TrainingCourseSettings", description = "What a training course says (培训课程).")
record CourseSettings(
        @NotBlank @Size(max = 200) @Schema(description = "What people call it (名称), once in a community.", examples = "Answering within an hour")
        String name,

        @Nullable @Size(min = 1, max = 4000) @Schema(description = "What is learnt (内容).", examples = "How the best of us keep up with questions")
        String description,

        @Nullable @Size(max = 2000) @Pattern(regexp = "https?://\\S+", message = "an address that begins with http:// or https://") @Schema(description = "Where it is (链接).", examples = "https://learn.example/answering")
        String link,

        @Nullable @Size(min = 1, max = 100) @Schema(
                description =
                        "The indicator of evaluations that it improves (指标), as the score card names its metric. Goes with `below`.",
                examples = "first_response_seconds_median")
        String indicator,

        @Nullable @DecimalMin("0") @DecimalMax("1000000") @Schema(
                description =
                        "Operators whose indicator scores less than this in a final evaluation get it assigned (薄弱指标). Goes with `indicator`.",
                examples = "60")
        BigDecimal below,

        @Min(1) @Max(365) @Schema(description = "Days that one has for it (完成期限).", defaultValue = "30", examples = "14")
        Integer dueDays,

        @Schema(
                description = "A RETIRED one is assigned to nobody any more; who has it to take still has.",
                defaultValue = "ACTIVE",
                examples = "ACTIVE")
        CourseState state) {
    private static final int USUAL_DAYS = 30;

    CourseSettings {
        dueDays = Objects.requireNonNullElse(dueDays, USUAL_DAYS);
        state = Objects.requireNonNullElse(state, CourseState.ACTIVE);
    }
}

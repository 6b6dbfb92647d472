package org.communityops.incentive.rule;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import org.communityops.incentive.expression.Expressions;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What one occasion pays before multiplier and caps: a fixed amount or one that is computed from the event. */
@Schema(description = "What one occasion pays before multiplier and caps: exactly one of the two.")
public record Award(
        @Nullable @Min(1) @Max(Expressions.GREATEST_AMOUNT) @Schema(description = "The same amount each time.", examples = "2")
        Long fixed,

        @Nullable @Size(min = 1, max = Expressions.LONGEST) @Schema(
                description = "Amount in CEL over `event` and `data`; a fraction is cut off.",
                examples = "data.words / 10")
        String expression) {
    /** The same amount each time. */
    public static Award of(long fixed) {
        return new Award(fixed, null);
    }
}

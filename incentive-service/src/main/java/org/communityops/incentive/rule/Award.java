package org.communityops.incentive.rule;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What one occasion pays before caps: a fixed amount or one that is computed from the event. */
@Schema(description = "What one occasion pays before caps: exactly one of the two.")
public record Award(
        @Nullable @Schema(description = "The same amount each time.", examples = "2")
        Long fixed,

        @Nullable @Schema(
                description = "Amount in CEL over `event` and `data`; a fraction is cut off.",
                examples = "data.words / 10")
        String expression) {
    public Award {
        if ((fixed == null) == (expression == null)) {
            throw new IllegalArgumentException("An award is either fixed or an expression");
        }
        if (fixed != null && fixed < 1) {
            throw new IllegalArgumentException("A fixed award is one point or more");
        }
    }

    /** The same amount each time. */
    public static Award of(long fixed) {
        return new Award(fixed, null);
    }
}

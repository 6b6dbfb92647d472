package org.communityops.incentive.rule;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.util.Objects;
import org.communityops.incentive.expression.Expressions;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The most that a rule pays in a period, to one member or to all of them together (上限). */
@Schema(description = "The most that the rule pays in each such period (上限).")
public record Cap(
        @NotNull @Schema(description = "Calendar period in the community's time zone; LIFETIME has no end.", examples = "DAY")
        CapPeriod period,

        @Min(1) @Max(Expressions.GREATEST_AMOUNT) @Schema(description = "Points at most.", examples = "20")
        long amount,

        @Schema(description = "Whose points count.", defaultValue = "MEMBER", examples = "MEMBER")
        Per per) {
    public Cap {
        per = Objects.requireNonNullElse(per, Per.MEMBER);
    }

    /** A cap for each member. */
    public Cap(CapPeriod period, long amount) {
        this(period, amount, Per.MEMBER);
    }

    /** Whose points a cap counts. */
    @Schema(
            name = "CapPer",
            description = "MEMBER: each member has the whole cap (每人). RULE: all members share it (全员共享).")
    public enum Per {
        MEMBER,
        RULE
    }
}

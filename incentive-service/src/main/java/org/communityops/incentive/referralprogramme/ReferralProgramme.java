package org.communityops.incentive.referralprogramme;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.communityops.kit.problem.ProblemException;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a community pays for bringing somebody along, and what for. */
@Schema(description = "What a community pays for bringing somebody along, and what for (推荐计划).")
public record ReferralProgramme(
        @NotNull @Schema(
                description = "Whether referrals are recorded (启用). Those that were recorded go on without it.",
                examples = "true")
        Boolean active,

        @NotBlank @Size(max = 64) @Schema(description = "Currency that it pays in (积分种类).", examples = "points")
        String currency,

        @NotNull @Min(0) @Max(ReferralProgramme.MOST_POINTS) @Schema(description = "For whoever invited (邀请人奖励).", examples = "50")
        Long inviterPoints,

        @NotNull @Min(0) @Max(ReferralProgramme.MOST_POINTS) @Schema(description = "For whoever came (被邀请人奖励).", examples = "20")
        Long inviteePoints,

        @NotBlank @Size(max = 100) @Schema(description = "What the invitee has to do (达标行为).", examples = "message.posted")
        String eventType,

        @NotNull @Min(1) @Max(1000) @Schema(description = "How often.", examples = "3")
        Integer eventCount,

        @NotNull @Min(1) @Max(366) @Schema(description = "Within how many times 24 hours after joining (达标期限).", examples = "30")
        Integer withinDays,

        @NotNull @Min(0) @Max(366) @Schema(
                description = "Who joined longer ago than so many times 24 hours is no newcomer (新成员认定天数).",
                examples = "7")
        Integer newWithinDays,

        @Nullable @Min(1) @Schema(
                description = "How many referrals of one inviter qualify, ever (累计上限); absent for any number.",
                examples = "100")
        Integer totalCap,

        @Nullable @Min(1) @Schema(
                description = "How many of them qualify in a `capPeriod` (周期上限); absent for any number.",
                examples = "10")
        Integer periodCap,

        @Nullable @Schema(description = "DAY (天), WEEK (ISO 周), or MONTH (月), of the community; goes with `periodCap`.")
        CapPeriod capPeriod) {
    static final long MOST_POINTS = 1_000_000;

    /** What every community has until it says otherwise: nothing is recorded. */
    static final ReferralProgramme FIRST =
            new ReferralProgramme(false, "points", 50L, 20L, "message.posted", 3, 30, 7, null, null, null);

    /** Days, weeks or months of the community. */
    @Schema(name = "ReferralCapPeriod")
    public enum CapPeriod {
        DAY,
        WEEK,
        MONTH
    }

    /** Until when an invitee who joined at an instant has to have done it. */
    public Instant deadline(Instant joined) {
        return joined.plus(withinDays, ChronoUnit.DAYS);
    }

    /** Whether who joined at an instant was a newcomer when an invitation was accepted. */
    public boolean isNew(Instant joined, Instant accepted) {
        return !joined.plus(newWithinDays, ChronoUnit.DAYS).isBefore(accepted);
    }

    /** 422 unless it pays somebody, and a cap on a period says of which. */
    void requireSound() {
        if (inviterPoints + inviteePoints == 0) {
            throw ProblemException.invalid("/inviterPoints", "nothing", "A programme pays the inviter or the invitee");
        }
        if ((periodCap == null) != (capPeriod == null)) {
            throw ProblemException.invalid("/capPeriod", "cap", "periodCap and capPeriod go together");
        }
    }
}

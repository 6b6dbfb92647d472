package org.communityops.incentive.rating;

import org.communityops.incentive.rule.Rule;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The first condition of a rule that an occasion did not fulfil.
 *
 * @param text for people
 */
public record Refusal(Kind kind, String text) {
    /** The conditions, in the order in which they are asked. */
    @Schema(
            name = "RefusalKind",
            description =
                    "The conditions in the order in which they are asked: RETRACTED (已撤回), OTHER_TYPE (类型不符), NOT_IN_FORCE (未生效), VALIDITY (不在有效期), SELF (自己对自己), AUDIENCE (不在适用人群), STREAK (连续天数), CONDITION (条件不成立), AMOUNT (无分值), FIRST_TIME (非首次), COOL_DOWN (冷却中), CAP (个人上限), SHARED_CAP (共享上限或预算).")
    public enum Kind {
        RETRACTED,
        OTHER_TYPE,
        NOT_IN_FORCE,
        VALIDITY,
        SELF,
        AUDIENCE,
        STREAK,
        CONDITION,
        AMOUNT,
        FIRST_TIME,
        COOL_DOWN,
        CAP,
        SHARED_CAP;

        /** Whether the occasion is one that the rule pays for, and only a cap left nothing. */
        public boolean isCap() {
            return this == CAP || this == SHARED_CAP;
        }
    }

    static final Refusal RETRACTED = new Refusal(Kind.RETRACTED, "The event was retracted");
    private static final Refusal INACTIVE = new Refusal(Kind.NOT_IN_FORCE, "The rule was not active yet");
    private static final Refusal PAUSED = new Refusal(Kind.NOT_IN_FORCE, "The rule was paused");
    private static final Refusal RETIRED = new Refusal(Kind.NOT_IN_FORCE, "The rule was retired");
    static final Refusal EARLY = new Refusal(Kind.VALIDITY, "The event happened before the rule is valid");
    static final Refusal LATE = new Refusal(Kind.VALIDITY, "The event happened after the rule was valid");
    static final Refusal SELF = new Refusal(Kind.SELF, "The member reacted to itself");
    static final Refusal NOT_LISTED = new Refusal(Kind.AUDIENCE, "The member is not one of those that the rule lists");
    static final Refusal NOT_HELD = new Refusal(Kind.CONDITION, "The condition does not hold");
    static final Refusal WORTHLESS = new Refusal(Kind.AMOUNT, "Award times factor is less than half a point");
    static final Refusal NOT_FIRST = new Refusal(Kind.FIRST_TIME, "The rule has paid this member before");
    static final Refusal CAPPED = new Refusal(Kind.CAP, "A cap of the member is used up");

    /** The caps that members share leave nothing of a claim. */
    public static final Refusal SHARED_OUT =
            new Refusal(Kind.SHARED_CAP, "A cap that all members share, or the budget, is used up");

    /** No version counted at the time. */
    public static Refusal absent(Rule.Absence absence) {
        return switch (absence) {
            case NOT_PUBLISHED -> INACTIVE;
            case PAUSED -> PAUSED;
            case RETIRED -> RETIRED;
        };
    }
}

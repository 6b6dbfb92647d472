package org.communityops.kpi.memberscore;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Love times reach. */
@Schema(name = "MemberInfluence", description = "Love × reach (爱 × 影响力).")
record Influence(
        @Schema(description = "love × reach ÷ 100, rounded half up.", examples = "44")
        int product,

        @Schema(description = "How much that is (等级).", examples = "MEDIUM")
        Level level) {
    private static final int HIGH_FROM = 49;
    private static final int MEDIUM_FROM = 16;
    private static final int WHOLE = 100;

    /** How much influence somebody has. */
    @Schema(
            name = "InfluenceLevel",
            description =
                    "HIGH (高): a product of 49 at least, as of 70 and 70. MEDIUM (中): of 16, as of 40 and 40. LOW (低).")
    enum Level {
        HIGH,
        MEDIUM,
        LOW
    }

    static Influence of(int love, int reach) {
        var product = (love * reach + WHOLE / 2) / WHOLE;
        var level = product >= HIGH_FROM ? Level.HIGH : product >= MEDIUM_FROM ? Level.MEDIUM : Level.LOW;
        return new Influence(product, level);
    }
}

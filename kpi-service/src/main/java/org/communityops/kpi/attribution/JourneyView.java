package org.communityops.kpi.attribution;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.communityops.kpi.significance.Rounded;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A journey behind an attribution. */
@Schema(name = "Journey", description = "What touched a member on the way to a conversion, or to none (转化路径).")
record JourneyView(
        @Schema(description = "The member's id.", examples = "0197a3c2-8c1e-5b7e-9f00-5a6f0e1d2c3b")
        UUID memberId,

        @Schema(description = "Whether it ended with a conversion (转化).", examples = "true")
        boolean converted,

        @Schema(
                description = "When it ended: at the conversion, else with the last touch.",
                examples = "2026-05-09T04:00:00Z")
        Instant endedAt,

        @Schema(
                description = "What the conversion was worth in the currency; left out where nothing is known.",
                examples = "60")
        @Nullable BigDecimal value,

        @Schema(description = "The touches (触点), oldest first.")
        List<TouchView> touches) {

    /** One touch. */
    @Schema(name = "JourneyTouch", description = "A touch (触点).")
    record TouchView(
            @Schema(description = "The channel (渠道).", examples = "wechat")
            String channel,

            @Schema(description = "Days of 24 hours before the end.", examples = "7.5")
            double daysBefore) {
        static TouchView of(Journey.Touch touch, List<String> channels) {
            return new TouchView(channels.get(touch.channel()), Rounded.of(touch.daysBefore()));
        }
    }

    /** A page of them, as the contract names it: an annotation cannot name a page of a type. */
    @Schema(name = "JourneyPage", description = "A page of journeys.")
    record PageView(
            @Schema(description = "The journeys of the page.")
            List<JourneyView> items,

            @Schema(description = "Cursor of the next page; left out on the last one.", examples = "eyJrIjpb") @Nullable String next) {}
}

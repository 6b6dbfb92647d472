package org.communityops.kpi.funnel;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Funnels whose steps are ready-made. */
@Schema(
        name = "FunnelPreset",
        description = "FIVE_RINGS (五环): reached (触达), joined (加入), active (活跃), bought (转化), advocating (裂变).")
enum FunnelPreset {
    /** From being reached to bringing others; the metrics ring_reached to ring_advocating count the same events. */
    FIVE_RINGS(List.of(
            step("reached", "channel.touched", "content.viewed", "content.clicked"),
            step("joined", "member.joined"),
            step("active", "message.posted", "reaction.added"),
            step("bought", "purchase.completed"),
            step("advocating", "invite.sent", "content.shared")));

    private final List<FunnelStep> steps;

    FunnelPreset(List<FunnelStep> steps) {
        this.steps = steps;
    }

    List<FunnelStep> steps() {
        return steps;
    }

    private static FunnelStep step(String name, String... eventTypes) {
        return new FunnelStep(name, List.of(eventTypes), null, null, null);
    }
}

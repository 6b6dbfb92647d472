package org.communityops.kpi.funnel;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A funnel as callers see it. */
@Schema(name = "Funnel", description = "A saved funnel (转化漏斗).")
record FunnelView(
        @Schema(description = "Its id.", examples = "0197a3c2-8c1e-7b7e-9f00-5a6f0e1d2c3b")
        UUID id,

        @Schema(description = "Its name (名称).", examples = "activation")
        String name,

        @Schema(description = "Whether a step has to be reached after the one before it.", examples = "false")
        boolean ordered,

        @Schema(description = "How many days count for a member; left out when all do.", examples = "30") @Nullable Integer windowDays,

        @Schema(description = "Whether only members count whose window the data reach to its end.", examples = "true")
        boolean completeOnly,

        @Schema(description = "The steps (步骤).") List<FunnelStep> steps,

        @Schema(description = "When it was saved.", examples = "2026-11-20T02:15:00Z")
        Instant createdAt) {

    static FunnelView of(Funnel funnel) {
        var definition = funnel.definition();
        return new FunnelView(
                funnel.id(),
                funnel.name(),
                definition.ordered(),
                definition.windowDays(),
                definition.completeOnly(),
                definition.steps(),
                funnel.createdAt());
    }

    /** A page of funnels, as the contract names it: an annotation cannot name a page of a type. */
    @Schema(name = "FunnelPage", description = "A page of funnels.")
    record PageView(
            @Schema(description = "The funnels of the page.")
            List<FunnelView> items,

            @Schema(description = "Cursor of the next page; left out on the last one.", examples = "eyJrIjpb") @Nullable String next) {}
}

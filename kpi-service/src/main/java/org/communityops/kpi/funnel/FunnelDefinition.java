package org.communityops.kpi.funnel;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a funnel is computed, as it is stored.
 *
 * @param ordered whether a step has to be reached after the one before it
 * @param windowDays how many days count for a member, from that of the first step on; null: all
 * @param completeOnly whether only members count whose window the data reach to its end
 */
public record FunnelDefinition(
        boolean ordered, @Nullable Integer windowDays, boolean completeOnly, List<FunnelStep> steps) {
    public FunnelDefinition {
        steps = List.copyOf(steps);
    }
}

package org.communityops.kpi.conversion;

import java.util.List;
import java.util.Map;
import org.communityops.kpi.conversion.FunnelResult.Reached;
import org.jspecify.annotations.Nullable;

/**
 * What is counted of a funnel.
 *
 * @param whole of each step, in order
 * @param parts the same by the place of a part; null is the key of who is in none
 */
record Figures(List<Reached> whole, Map<@Nullable Integer, List<Reached>> parts) {}

package org.communityops.kpi.conversion;

import org.communityops.kpi.community.Community;
import org.communityops.kpi.funnel.FunnelDefinition;
import org.communityops.kpi.period.DayRange;
import org.communityops.kpi.population.Population;
import org.jspecify.annotations.Nullable;

/**
 * Which funnel is computed, and over what.
 *
 * @param entry the days on which members have to have reached the first step; null: any
 * @param population who is looked at; null: everybody
 */
record FunnelScope(
        Community community,
        FunnelDefinition funnel,
        @Nullable DayRange entry,
        @Nullable Population population) {}

package org.communityops.kpi.conversion;

import java.time.LocalDate;
import java.util.UUID;
import org.communityops.kpi.funnel.FunnelDefinition;
import org.communityops.kpi.period.DayRange;
import org.jspecify.annotations.Nullable;

/**
 * Which funnel is computed, and over what.
 *
 * @param entry the days on which members have to have reached the first step; null: any
 * @param cutOff the last day that the data reach; null: there are no data
 * @param population who is looked at; null: everybody
 */
record FunnelScope(
        UUID community,
        FunnelDefinition funnel,
        @Nullable DayRange entry,
        @Nullable LocalDate cutOff,
        @Nullable Population population) {}

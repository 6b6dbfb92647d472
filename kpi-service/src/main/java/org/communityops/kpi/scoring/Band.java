package org.communityops.kpi.scoring;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Where a member stands in the value pyramid, the top first. */
@Schema(
        name = "ValueBand",
        description =
                "The first that fits. LOST (流失): not active for 60 days. DORMANT (沉睡): not for 28 days. CORE (核心): active in 6 of the last 8 weeks, and love × reach is 25 at least. ACTIVE (活跃): active in 4 of the last 8 weeks. ORDINARY (普通): anybody else.")
public enum Band {
    CORE,
    ACTIVE,
    ORDINARY,
    DORMANT,
    LOST
}

package org.communityops.kpi.funnelresult;

import java.util.UUID;

/**
 * An attempt to compute a funnel; only the latest one of a funnel may write.
 *
 * @param number how many there have been, this one included
 */
record Attempt(UUID communityId, UUID funnelId, int number) {}

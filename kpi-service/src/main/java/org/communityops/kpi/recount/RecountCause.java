package org.communityops.kpi.recount;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why a recount is made. */
@Schema(
        name = "RecountCause",
        description = "REQUEST: somebody asked for it. ZONE_CHANGE: the community lives in another zone now (时区变更).")
enum RecountCause {
    REQUEST,
    ZONE_CHANGE
}

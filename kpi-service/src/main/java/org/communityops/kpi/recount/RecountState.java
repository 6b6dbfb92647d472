package org.communityops.kpi.recount;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How far a recount has come. */
@Schema(
        name = "RecountState",
        description =
                "QUEUED: waits (排队). RUNNING (进行中). DONE: the new rollups serve (已完成). FAILED: see `errors` (失败). CANCELLED: by somebody, or because the zone changed once more (已取消).")
enum RecountState {
    QUEUED,
    RUNNING,
    DONE,
    FAILED,
    CANCELLED
}

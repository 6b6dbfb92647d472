package org.communityops.kpi.scoring;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How far a scoring has come. */
@Schema(
        name = "MemberScoringState",
        description =
                "QUEUED: waits (排队). RUNNING (进行中). DONE: the scores can be read (已完成). FAILED: see `errors`; ask for it again (失败).")
public enum ScoringState {
    QUEUED,
    RUNNING,
    DONE,
    FAILED
}

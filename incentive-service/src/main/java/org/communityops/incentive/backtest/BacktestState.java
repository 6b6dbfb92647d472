package org.communityops.incentive.backtest;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How far a back-test has come. */
@Schema(
        name = "BacktestState",
        description =
                "QUEUED: waits (排队). RUNNING (进行中). DONE: has a result (已完成). FAILED: see `errors` (失败). CANCELLED (已取消).")
enum BacktestState {
    QUEUED,
    RUNNING,
    DONE,
    FAILED,
    CANCELLED
}

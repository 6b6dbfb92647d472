package org.communityops.kpi.reconciliation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A comparison that was asked for.
 *
 * @param from the first UTC day; null: from the beginning
 * @param to the last UTC day; null: to the end
 * @param equal whether every day agrees; null until it is done
 * @param days the days compared; null until it is done, and in lists
 * @param failure why it failed; null unless it did
 */
record Reconciliation(
        UUID communityId,
        UUID id,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        State state,
        @Nullable Boolean equal,
        @Nullable List<DayComparison> days,
        @Nullable String failure,
        Instant createdAt,
        @Nullable Instant finishedAt) {

    /** Where a comparison stands. */
    @Schema(name = "ReconciliationState")
    enum State {
        RUNNING,
        DONE,
        FAILED
    }
}

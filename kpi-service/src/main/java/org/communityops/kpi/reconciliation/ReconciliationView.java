package org.communityops.kpi.reconciliation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A comparison as callers see it. */
@Schema(name = "Reconciliation", description = "A comparison of what three services have processed (对账).")
record ReconciliationView(
        @Schema(description = "Its id.", examples = "0197a3c2-8c1e-7b7e-9f00-5a6f0e1d2c3b")
        UUID id,

        @Schema(description = "First UTC day; left out: from the beginning.", examples = "2026-11-01") @Nullable LocalDate from,

        @Schema(description = "Last UTC day, included; left out: to the end.", examples = "2026-11-20") @Nullable LocalDate to,

        @Schema(description = "Where it stands (状态).") Reconciliation.State state,

        @Schema(description = "Whether every day agrees (一致); left out until it is done.", examples = "true") @Nullable Boolean equal,

        @Schema(description = "The days compared; left out until it is done, and in lists.") @Nullable List<DayComparison> days,

        @Schema(description = "Why it failed; left out unless it did.", examples = "incentive-service answers 503")
        @Nullable String failure,

        @Schema(description = "When it was asked for.", examples = "2026-11-20T02:15:00Z")
        Instant createdAt,

        @Schema(description = "When it ended; left out while it runs.", examples = "2026-11-20T02:15:01Z") @Nullable Instant finishedAt) {

    static ReconciliationView of(Reconciliation reconciliation) {
        return new ReconciliationView(
                reconciliation.id(),
                reconciliation.from(),
                reconciliation.to(),
                reconciliation.state(),
                reconciliation.equal(),
                reconciliation.days(),
                reconciliation.failure(),
                reconciliation.createdAt(),
                reconciliation.finishedAt());
    }

    /** A page of comparisons, as the contract names it: an annotation cannot name a page of a type. */
    @Schema(name = "ReconciliationPage", description = "A page of comparisons.")
    record PageView(
            @Schema(description = "The comparisons of the page.")
            List<ReconciliationView> items,

            @Schema(description = "Cursor of the next page; left out on the last one.", examples = "eyJrIjpb") @Nullable String next) {}
}

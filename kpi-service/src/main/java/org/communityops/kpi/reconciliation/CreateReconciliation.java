package org.communityops.kpi.reconciliation;

import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a caller sends to compare the services. */
@Schema(name = "CreateReconciliation", description = "The days to be compared.")
record CreateReconciliation(
        @Schema(description = "First UTC day; from the beginning when left out.", examples = "2026-11-01") @Nullable LocalDate from,

        @Schema(description = "Last UTC day, included; to the end when left out.", examples = "2026-11-20") @Nullable LocalDate to) {}

package org.communityops.kpi.segment;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.communityops.kpi.retention.RetentionCell;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What the members of a segment have in common. */
@Schema(name = "SegmentOrigin", description = "What the members of a segment have in common (来源).")
record SegmentOrigin(
        @Schema(description = "The cell of the retention triangle that they are behind (留存).") @NotNull @Valid RetentionCell retention) {}

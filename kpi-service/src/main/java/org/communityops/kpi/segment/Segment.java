package org.communityops.kpi.segment;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A saved set of members, as it is told. */
@Schema(name = "Segment", description = "Members who were saved as a set (分群). It does not change.")
record Segment(
        UUID id,

        @Schema(description = "Its name (名称).", examples = "May joiners who stayed")
        String name,

        @Schema(description = "What they have in common (来源).")
        SegmentOrigin from,

        @Schema(description = "Local date of the latest event when it was saved (数据截止日).", examples = "2026-05-31")
        LocalDate cutOff,

        @Schema(description = "How many members it has (人数).", examples = "42")
        int members,

        @Schema(description = "When it was saved.", examples = "2026-06-01T02:15:00Z")
        Instant createdAt) {}

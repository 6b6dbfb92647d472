package org.communityops.kpi.segment;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a caller sends to save a segment. */
@Schema(name = "CreateSegment", description = "A segment to be saved.")
record CreateSegment(
        @Schema(description = "Its name (名称), its own in the community.", examples = "May joiners who stayed")
        @NotBlank @Size(max = 80) String name,

        @Schema(description = "Who belongs to it (来源).") @NotNull @Valid SegmentOrigin from) {}

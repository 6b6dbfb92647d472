package org.communityops.kpi.series;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The values of one channel, type, tier or segment. */
@Schema(
        name = "SeriesPart",
        description =
                "The values of one channel or type, as if nothing else had happened; or of one tier or segment, as if nobody else were a member.")
record SeriesPart(
        @Schema(
                description =
                        "NAMED; NONE: what happened in no channel, or members who stand on no level; OTHERS: all but the hundred channels with most members day by day, taken together.")
        Slice.Kind kind,

        @Schema(
                description =
                        "The channel (频道), event type, title of the level (等级) or name of the segment (分群); left out unless the part is NAMED.",
                examples = "general")
        @Nullable String name,

        @Schema(description = "The same periods as those of the whole.")
        List<SeriesItem> items) {}

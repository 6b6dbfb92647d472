package org.communityops.kpi.series;

import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.Locale;
import org.communityops.kit.problem.ProblemException;
import org.communityops.kpi.metric.Breakdown;
import org.communityops.kpi.metric.Metric;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** The query parameters of series: form, breakdown and comparison. */
public class SeriesQuery extends FormQuery {
    @QueryParam("by")
    @Parameter(
            description =
                    "Takes each value apart (分解): `channel`, `type`, `tier` or `segment`, as far as the metric can be (its `breakdowns`). Parts of counts add up to the whole; parts of members share members. At most a hundred channels are told apart. Tiers (等级) are those of the cut-off, on all days, and each member is in one of them; segments (分群) are the saved ones, members may be in several or in none, so these parts never add up.",
            example = "channel",
            schema = @Schema(enumeration = {"channel", "type", "tier", "segment"}))
    @Nullable String by;

    @QueryParam("compare")
    @Parameter(
            description =
                    "Puts another period beside each (对比): PREVIOUS, the one before (环比), or YEAR_AGO, the one a year before (同比): the same date, month, quarter, or the week 52 weeks before.",
            example = "PREVIOUS",
            schema = @Schema(enumeration = {"PREVIOUS", "YEAR_AGO"}))
    @Nullable String compare;

    /** The breakdown that is wanted; a problem (422) when one of the metrics has no such one. */
    @Nullable Breakdown breakdown(List<Metric> metrics) {
        if (by == null) {
            return null;
        }
        for (var metric : metrics) {
            var offered = metric.definition().breakdowns();
            if (offered.stream().noneMatch(breakdown -> breakdown.parameter().equals(by))) {
                throw ProblemException.invalid(
                        "by",
                        "unknown",
                        metric.id() + " can be taken apart by one of "
                                + offered.stream().map(Breakdown::parameter).toList());
            }
        }
        return Breakdown.valueOf(by.toUpperCase(Locale.ROOT));
    }
}

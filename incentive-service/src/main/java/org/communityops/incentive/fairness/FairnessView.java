package org.communityops.incentive.fairness;

import java.util.List;
import java.util.SortedMap;
import java.util.stream.IntStream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How evenly the points of a period are shared. */
@Schema(name = "Fairness", description = "How evenly the points of a period are shared (公平性报告).")
record FairnessView(
        @Schema(description = "The period.", examples = "2026-11")
        String period,

        @Schema(description = "Kind of points (积分种类).", examples = "points")
        String currency,

        @Schema(description = "Members who earned any; the report is about them.", examples = "4")
        long members,

        @Schema(description = "What they earned together.", examples = "100")
        long total,

        @Nullable @Schema(
                description =
                        "Gini coefficient (基尼系数): 0 when all earned the same, near 1 when one earned everything. Absent when nobody earned anything.",
                examples = "0.25")
        Double gini,

        @Schema(
                description =
                        "From the tenth that earned least to the tenth that earned most; empty when nobody earned anything.")
        List<Decile> deciles) {
    /** A tenth of the members. */
    @Schema(name = "FairnessDecile", description = "A tenth of the members (十分位).")
    record Decile(
            @Schema(description = "1: the tenth that earned least; 10: most.", examples = "10")
            int decile,

            @Schema(description = "Its part of all points, from 0 to 1.", examples = "0.16")
            double share) {}

    /**
     * @param membersByAmount how many members earned each amount
     */
    static FairnessView of(String period, String currency, SortedMap<Long, Long> membersByAmount) {
        if (membersByAmount.isEmpty()) {
            return new FairnessView(period, currency, 0, 0, null, List.of());
        }
        var inequality = Inequality.of(membersByAmount);
        return new FairnessView(
                period,
                currency,
                inequality.members(),
                inequality.total(),
                inequality.gini(),
                IntStream.range(0, inequality.deciles().size())
                        .mapToObj(i -> new Decile(i + 1, inequality.deciles().get(i)))
                        .toList());
    }
}
